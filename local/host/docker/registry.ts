import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where Docker keeps who is logged in to which registry. */
const configurationFile = ({ DOCKER_CONFIG, HOME }: Environment): string =>
  join(DOCKER_CONFIG ?? join(HOME ?? '', '.docker'), 'config.json')

/** The registries of Amazon ECR, which give nothing to whoever has not logged in. */
const ECR = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/

/** `docker login --username AWS --password-stdin HOST`: notes that somebody came with a token, and not the token. */
export function logIn(words: readonly string[], environment: Environment): number {
  const [, username, , host = ''] = words
  if (words[0] !== '--username' || words[2] !== '--password-stdin') throw new Error(`unknown flag: ${words.join(' ')}`)
  if (readFileSync(0, 'utf8').trim() === '') {
    process.stderr.write('Error: Cannot perform an interactive login from a non TTY device\n')
    return 1
  }
  const file = configurationFile(environment)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, JSON.stringify({ auths: { [host]: { username } } }))
  process.stdout.write('Login Succeeded\n')
  return 0
}

/**
 * Refuses images of Amazon ECR to whoever has not logged in there.
 *
 * @throws Error in Docker's words
 */
export function requireLogin(images: readonly string[], environment: Environment): void {
  const file = configurationFile(environment)
  const { auths = {} } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as { auths?: object }
  for (const image of images) {
    const host = image.split('/')[0] ?? ''
    if (ECR.test(host) && !(host in auths))
      throw new Error(`Error response from daemon: Head "https://${host}/v2/": no basic auth credentials (${image})`)
  }
}
