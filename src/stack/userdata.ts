import { type StackFile, textOf } from './files.ts'
import { stackImages } from './images.ts'

/** EC2 refuses more than this many bytes of user data, before base64. */
const USER_DATA_LIMIT = 16_384

/** Ends the script within the script; no line of it may be the same. */
const END_OF_EXPIRY = 'END_OF_EXPIRY'

/** Puts host/expiry.sh to work before anything else can go wrong: a host on which nothing else works is switched off all the same. */
const expiryGuard = (script: string): string =>
  [
    'guard="$(mktemp)"',
    `cat >"$guard" <<'${END_OF_EXPIRY}'`,
    script.trimEnd(),
    END_OF_EXPIRY,
    'bash "$guard" --install || echo "the expiry is not guarded yet: the release tries again"',
    'rm -f "$guard"',
  ].join('\n')

/**
 * The user data of a host: the guard of its expiry and host/bootstrap.sh of a rendered release, told which images to pull, so that Docker is there and the images are on their way before
 * the first command arrives. A release runs the same script again; nothing is lost when this run was cut short.
 */
export const renderUserData = (files: readonly StackFile[]): string => {
  const [shebang, ...body] = scriptIn(files, 'host/bootstrap.sh').split('\n')
  const guard = expiryGuard(scriptIn(files, 'host/expiry.sh'))
  const script = [shebang, guard, `export VISPYR_IMAGES='${stackImages(files).join(' ')}'`, ...body].join('\n')
  const size = Buffer.byteLength(script)
  if (size >= USER_DATA_LIMIT) throw new Error(`user data has ${size} bytes, EC2 takes fewer than ${USER_DATA_LIMIT}`)
  return script
}

const scriptIn = (files: readonly StackFile[], path: string): string => {
  const file = files.find((file) => file.path === path)
  if (file === undefined) throw new Error(`the release has no ${path}`)
  return textOf(file)
}
