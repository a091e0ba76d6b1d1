import { ecrRegistry } from '../model/registry.ts'
import { type StackFile, textOf } from './files.ts'
import { stackImages } from './images.ts'

/** EC2 refuses more than this many bytes of user data, before base64. */
const USER_DATA_LIMIT = 16_384

/** Ends a script within the script; no line of one may be the same. */
const END = 'END_OF_SCRIPT'

/** Writes a script to a new file, whose name is then in the variable. */
const embedded = (variable: string, script: string): string[] => [
  `${variable}="$(mktemp)"`,
  `cat >"$${variable}" <<'${END}'`,
  script.trimEnd(),
  END,
]

/** Puts host/expiry.sh to work before anything else can go wrong: a host on which nothing else works is switched off all the same. */
const expiryGuard = (script: string): string[] => [
  ...embedded('guard', script),
  'bash "$guard" --install || echo "the expiry is not guarded yet: the release tries again"',
  'rm -f "$guard"',
]

/** Where host/bootstrap.sh finds what it cannot download. */
const isolationSettings = (files: readonly StackFile[]): string[] =>
  settingIn(files, 'VISPYR_ISOLATED') === undefined
    ? []
    : ['VISPYR_ISOLATED', 'VISPYR_REGION', 'VISPYR_BUCKET'].map(
        (name) => `export ${name}='${settingIn(files, name) ?? ''}'`,
      )

/** Lets host/bootstrap.sh pull from a registry that asks for a login. */
const registryLogin = (registry: string, script: string): string[] => [
  ...embedded('VISPYR_REGISTRY_LOGIN', script),
  `export VISPYR_REGISTRY_LOGIN VISPYR_IMAGE_REGISTRY='${registry}'`,
]

/**
 * The user data of a host: the guard of its expiry and host/bootstrap.sh of a rendered release, told which images to pull, so that Docker is there and the images are on their way before
 * the first command arrives. A release runs the same script again; nothing is lost when this run was cut short.
 */
export const renderUserData = (files: readonly StackFile[]): string => {
  const [shebang, ...body] = scriptIn(files, 'host/bootstrap.sh').split('\n')
  const registry = settingIn(files, 'VISPYR_IMAGE_REGISTRY')
  const script = [
    shebang,
    ...expiryGuard(scriptIn(files, 'host/expiry.sh')),
    ...(registry && ecrRegistry(registry) ? registryLogin(registry, scriptIn(files, 'host/registry.sh')) : []),
    ...isolationSettings(files),
    `export VISPYR_IMAGES='${stackImages(files).join(' ')}'`,
    ...body,
  ].join('\n')
  const size = Buffer.byteLength(script)
  if (size >= USER_DATA_LIMIT) throw new Error(`user data has ${size} bytes, EC2 takes fewer than ${USER_DATA_LIMIT}`)
  return script
}

/** One of the release's own settings, or undefined when it has none of that name. */
const settingIn = (files: readonly StackFile[], name: string): string | undefined =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(scriptIn(files, '.env'))?.[1]

const scriptIn = (files: readonly StackFile[], path: string): string => {
  const file = files.find((file) => file.path === path)
  if (file === undefined) throw new Error(`the release has no ${path}`)
  return textOf(file)
}
