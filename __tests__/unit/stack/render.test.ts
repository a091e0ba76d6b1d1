// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose look like this
import { cp, rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { byPath, textOf } from '../../../src/stack/files.ts'
import { imageFrom, stackImages } from '../../../src/stack/images.ts'
import { renderStack } from '../../../src/stack/render.ts'
import { renderUserData } from '../../../src/stack/userdata.ts'
import { environmentOf, folderOf, render, STACK, settingsOf, textAt } from './fixtures.ts'

test('the same input makes the same files, byte for byte and in order', async () => {
  const [first, second] = await Promise.all([render(), render()])
  expect(second).toEqual(first)
  expect(first).toEqual([...first].sort(byPath))
})

test('where the stack lies, and when its files were written, is not part of a release', async () => {
  const copy = await folderOf({})
  await rm(copy, { recursive: true })
  await cp(STACK, copy, { recursive: true })
  expect(await renderStack({ directory: copy, settings: settingsOf() })).toEqual(await render())
})

test('a setting changes the folders of the components that read it and of no other', async () => {
  const before = environmentOf(await render())
  const after = environmentOf(await render({ metricsRetentionSeconds: 3600 }))
  const changed = Object.keys(before).filter((name) => before[name] !== after[name])
  expect(changed).toEqual(['VISPYR_CONFIG_PROMETHEUS'])
})

test('every variable that compose insists on is rendered', async () => {
  for (const logs of [false, true]) {
    const files = await render({ logs })
    const wanted = [...textAt(files, /^compose\.yml$/).matchAll(/\$\{(\w+):\?\}/g)].map((found) => found[1])
    expect(wanted.length).toBeGreaterThan(20)
    const environment = environmentOf(files)
    expect(wanted.filter((name) => name === undefined || !(name in environment))).toEqual([])
  }
})

test('every configuration folder that compose mounts is in the release', async () => {
  const files = await render({ logs: true })
  const folders = Object.entries(environmentOf(files)).filter(([name]) => name.startsWith('VISPYR_CONFIG_'))
  expect(folders).toHaveLength(7)
  for (const [, folder] of folders) expect(files.some((file) => file.path.startsWith(`config/${folder}/`))).toBe(true)
})

test('retention and disk share of metrics are written into the configuration of Prometheus', async () => {
  const config = parse(textAt(await render(), /prometheus\.yml$/)) as { storage: { tsdb: { retention: unknown } } }
  expect(config.storage.tsdb.retention).toEqual({ time: '360h', size: '13516MiB' })
})

test('traces are kept for as long as was asked for', async () => {
  expect(environmentOf(await render())['VISPYR_TRACES_RETENTION']).toBe('720h')
  expect(environmentOf(await render({ tracesRetentionSeconds: 5400 }))['VISPYR_TRACES_RETENTION']).toBe('5400s')
})

test('without logs nothing of Loki is shipped, started or pulled', async () => {
  const files = await render()
  expect(files.filter((file) => /loki|logs/.test(file.path))).toEqual([])
  expect(parse(textAt(files, /^compose\.yml$/), { merge: true }).services).not.toHaveProperty('loki')
  expect(stackImages(files).some((image) => image.includes('loki'))).toBe(false)
  expect(textAt(files, /receiver\.alloy$/)).not.toContain('logs.input')
})

test('with logs Loki runs, 4317 takes logs, and traces lead to them', async () => {
  const files = await render({ logs: true, memoryMiB: 8192 })
  expect(environmentOf(files)['COMPOSE_PROFILES']).toBe('logs')
  expect(stackImages(files)).toContain('grafana/loki:3.7.6')
  expect(textAt(files, /receiver-logs\.alloy$/)).toContain('otelcol.processor.memory_limiter.logs.input')
  expect(files.some((file) => file.path.endsWith('/receiver.alloy'))).toBe(false)
  const { datasources } = parse(textAt(files, /datasources\/vispyr\.yaml$/)) as {
    datasources: { uid: string; jsonData: Record<string, unknown> }[]
  }
  expect(datasources.find(({ uid }) => uid === 'tempo')?.jsonData['tracesToLogsV2']).toMatchObject({
    datasourceUid: 'loki',
  })
})

test('the guard of the ingestion ports is the one that was asked for', async () => {
  expect(textAt(await render(), /ingest\/listen-4317\.conf$/)).toBe('listen 4317;\n')
  const guarded = await render({ ingestAuth: 'token' })
  expect(textAt(guarded, /ingest\/listen-4317\.conf$/)).toBe('listen 4317 ssl;\n')
  expect(textAt(guarded, /ingest\/check\.conf$/)).toContain('return 401')
  expect(guarded.some((file) => /ingest-(none|token)/.test(file.path))).toBe(false)
})

test('images are pinned, and only the published ports of the product are published', async () => {
  const files = await render({ logs: true })
  for (const image of stackImages(files)) expect(image).toMatch(/:v?\d+\.\d+\.\d+/)
  const { services } = parse(textAt(files, /^compose\.yml$/), { merge: true }) as {
    services: Record<string, { ports?: string[] }>
  }
  const published = Object.values(services).flatMap(({ ports = [] }) =>
    ports.map((port) => Number(port.split(':').at(-2))),
  )
  expect(published.sort((left, right) => left - right)).toEqual([80, 443, 3000, 3200, 4040, 4317, 9090, 9999])
})

test('every service is restarted, watched, limited, and keeps no more rights than it needs', async () => {
  const { services } = parse(textAt(await render({ logs: true }), /^compose\.yml$/), { merge: true }) as {
    services: Record<string, Record<string, unknown>>
  }
  expect(Object.keys(services).sort()).toEqual([
    'alloy',
    'grafana',
    'loki',
    'nginx',
    'prometheus',
    'pyroscope',
    'tempo',
  ])
  for (const service of Object.values(services)) {
    expect(service).toMatchObject({
      restart: 'unless-stopped',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
    expect(service['healthcheck']).toHaveProperty('test')
    expect(service['mem_limit']).toMatch(/^\$\{VISPYR_MEMORY_/)
    expect(service['logging']).toMatchObject({ options: { 'max-size': '10m' } })
    expect(JSON.stringify(service['labels'])).toContain('VISPYR_CONFIG_')
  }
})

test('the agent’s kit is not the host’s, scripts are executable, nothing else is', async () => {
  const files = await render()
  expect(files.some((file) => file.path.startsWith('agent/'))).toBe(false)
  for (const file of files) {
    expect(file.mode, file.path).toBe(textOf(file).startsWith('#!') ? 0o755 : 0o644)
  }
})

test('user data is the bootstrap script with the images to pull, within the limit of EC2', async () => {
  const files = await render()
  const script = renderUserData(files)
  expect(script).toMatch(/^#!\/usr\/bin\/env bash\n[\s\S]*\nexport VISPYR_IMAGES='grafana\/alloy:\S+ /)
  expect(Buffer.byteLength(script)).toBeLessThan(16_384)
  const long = files.map((file) =>
    file.path === 'host/bootstrap.sh' ? { ...file, content: Buffer.alloc(17_000, '#') } : file,
  )
  expect(() => renderUserData(long)).toThrow(/user data has \d+ bytes/)
})

test('another registry takes the place of Docker Hub, and of no other', async () => {
  const registry = 'registry.example.org:5000/mirror'
  const overlay = await folderOf({
    'compose.override.yml':
      "services: { one: { image: 'ghcr.io/acme/one:1' }, two: { image: 'redis:7' }, three: { image: 'acme/three:1' } }\n",
  })
  const before = stackImages(await render({ logs: true, memoryMiB: 8192 }))
  const files = await render({ logs: true, memoryMiB: 8192, imageRegistry: registry }, overlay)
  const images = stackImages(files)
  expect(images).toEqual(
    [
      ...before.map((image) => `${registry}/${image.includes('/') ? '' : 'library/'}${image}`),
      'ghcr.io/acme/one:1',
      `${registry}/library/redis:7`,
      `${registry}/acme/three:1`,
    ].sort(),
  )
  expect(images.some((image) => image.startsWith(`${registry}/library/nginx:`))).toBe(true)
  const { services } = parse(
    textAt(
      await render({ imageRegistry: registry, domain: 'a.example.org', email: 'a@example.org' }),
      /^compose\.yml$/,
    ),
    { merge: true },
  )
  expect(services.acme.image).toMatch(`${registry}/goacme/lego:`)
  // Docker's own name for its hub, in both of its forms, and a name that only the host knows in full.
  expect(
    ['docker.io/redis:7', 'docker.io/acme/three:1', '${MINE:-redis:7}'].map((name) => imageFrom(registry, name)),
  ).toEqual([`${registry}/library/redis:7`, `${registry}/acme/three:1`, '${MINE:-redis:7}'])
})

test('user data logs in where the registry is Amazon ECR, and brings no login otherwise', async () => {
  const ecr = renderUserData(await render({ imageRegistry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/hub' }))
  expect(ecr).toContain('aws ecr get-login-password')
  expect(ecr).toContain("VISPYR_IMAGE_REGISTRY='123456789012.dkr.ecr.eu-central-1.amazonaws.com/hub'")
  expect(renderUserData(await render({ imageRegistry: 'registry.example.org' }))).not.toContain('aws ecr')
})

test('a value that an env file would misread is refused', async () => {
  await expect(render({ bucket: 'a b' })).rejects.toThrow(/VISPYR_BUCKET/)
})
