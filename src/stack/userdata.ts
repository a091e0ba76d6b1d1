import { type StackFile, textOf } from './files.ts'
import { stackImages } from './images.ts'

/** EC2 refuses more than this many bytes of user data, before base64. */
const USER_DATA_LIMIT = 16_384

/**
 * The user data of a host: host/bootstrap.sh of a rendered release, told which images to pull, so that Docker is there and the images are on their way before
 * the first command arrives. A release runs the same script again; nothing is lost when this run was cut short.
 */
export const renderUserData = (files: readonly StackFile[]): string => {
  const bootstrap = files.find((file) => file.path === 'host/bootstrap.sh')
  if (bootstrap === undefined) throw new Error('the release has no host/bootstrap.sh')
  const [shebang, ...body] = textOf(bootstrap).split('\n')
  const script = [shebang, `export VISPYR_IMAGES='${stackImages(files).join(' ')}'`, ...body].join('\n')
  const size = Buffer.byteLength(script)
  if (size >= USER_DATA_LIMIT) throw new Error(`user data has ${size} bytes, EC2 takes fewer than ${USER_DATA_LIMIT}`)
  return script
}
