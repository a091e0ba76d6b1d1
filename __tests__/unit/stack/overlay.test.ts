import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stackImages } from '../../../src/stack/images.ts'
import { folderOf, render, textAt } from './fixtures.ts'

const overlay = async (files: Readonly<Record<string, string>>) => render({}, await folderOf(files))

const DASHBOARD = '{ "uid": "orders", "title": "Orders", "panels": [] }'

test('every kind of file arrives where its component reads it', async () => {
  const files = await overlay({
    'README.md': '# ours',
    '.gitkeep': '',
    'dashboards/orders.json': DASHBOARD,
    'alerting/orders.yaml': 'apiVersion: 1\ngroups: []\n',
    'datasources/warehouse.yaml': 'apiVersion: 1\ndatasources:\n  - { name: Warehouse, type: postgres }\n',
    'extra.alloy':
      'prometheus.scrape "orders" {\n  targets    = []\n  forward_to = [prometheus.remote_write.default.receiver]\n}\n',
    'compose.override.yml':
      'services:\n  redis-exporter:\n    image: oliver006/redis_exporter:v1.80.0\n    ports: ["9121:9121"]\n',
  })
  const folder = (component: string): string =>
    files.find((file) => file.path.startsWith(`config/${component}-`))?.path.split('/')[1] ?? ''
  const paths = files.map((file) => file.path)
  expect(paths).toEqual(
    expect.arrayContaining([
      `config/${folder('grafana')}/custom-dashboards/orders.json`,
      `config/${folder('grafana')}/provisioning/dashboards/custom.yaml`,
      `config/${folder('grafana')}/provisioning/alerting/custom-orders.yaml`,
      `config/${folder('grafana')}/provisioning/datasources/custom-warehouse.yaml`,
      `config/${folder('alloy')}/custom-extra.alloy`,
      'compose.override.yml',
    ]),
  )
  expect(paths.some((path) => /README|gitkeep/.test(path))).toBe(false)
  expect(stackImages(files)).toContain('oliver006/redis_exporter:v1.80.0')
})

test('a dashboard of one’s own changes Grafana’s folder only', async () => {
  const before = textAt(await render(), /^\.env$/).split('\n')
  const after = textAt(await overlay({ 'dashboards/orders.json': DASHBOARD }), /^\.env$/).split('\n')
  expect(after.filter((line) => !before.includes(line)).map((line) => line.split('-')[0])).toEqual([
    'VISPYR_CONFIG_GRAFANA=grafana',
  ])
})

test.each<[string, Record<string, string>, RegExp]>([
  ['JSON that ends early', { 'dashboards/a.json': '{\n  "title": "A",\n' }, /dashboards\/a\.json:\d+:\d+: not JSON/],
  ['a bare word in JSON', { 'dashboards/a.json': '{\n  "title": oops\n}' }, /dashboards\/a\.json:2:12: not JSON/],
  ['a comma too many in JSON', { 'dashboards/a.json': '{\n  "title": "A",\n}' }, /dashboards\/a\.json:3:1: not JSON/],
  ['a list as a dashboard', { 'dashboards/a.json': '[]' }, /a\.json:1:1: a dashboard must be a JSON object/],
  ['a dashboard without title', { 'dashboards/a.json': '{}' }, /a\.json:1:1: the dashboard has no title/],
  [
    'a dashboard exported for sharing',
    { 'dashboards/a.json': '{\n "__inputs": [],\n "title": "A" }' },
    /a\.json:2:2: exported for sharing/,
  ],
  [
    'the uid of a dashboard of the stack',
    { 'dashboards/a.json': '{ "title": "A",\n"uid": "vispyr" }' },
    /a\.json:2:1: the uid "vispyr" is also that of a dashboard of the stack/,
  ],
  [
    'two dashboards with one uid',
    { 'dashboards/a.json': '{ "title": "A", "uid": "x" }', 'dashboards/b.json': '{ "title": "B", "uid": "x" }' },
    /b\.json:1:17: the uid "x" is also that of dashboards\/a\.json/,
  ],
  ['broken YAML', { 'alerting/a.yaml': 'apiVersion: 1\ngroups:\n  - name: [a\n' }, /alerting\/a\.yaml:\d+:\d+: /],
  [
    'a key twice',
    { 'alerting/a.yaml': 'apiVersion: 1\napiVersion: 1\n' },
    /alerting\/a\.yaml:2:1: Map keys must be unique/,
  ],
  [
    'Prometheus’ form of rules',
    { 'alerting/a.yaml': 'apiVersion: 1\nrules: []\n' },
    /a\.yaml:2:1: unknown key "rules"; allowed: apiVersion, groups/,
  ],
  ['no version', { 'alerting/a.yaml': 'groups: []\n' }, /a\.yaml:1:1: Grafana needs "apiVersion: 1"/],
  [
    'the uid of a rule of the stack',
    { 'alerting/a.yaml': 'apiVersion: 1\ngroups:\n  - rules:\n      - uid: vispyr-component-down\n' },
    /a\.yaml:4:14: the uid "vispyr-component-down" is that of a rule of the stack/,
  ],
  [
    'a data source of the stack',
    { 'datasources/a.yaml': 'apiVersion: 1\ndatasources:\n  - { name: Tempo, type: tempo }\n' },
    /a\.yaml:3:13: "Tempo" is a data source of the stack/,
  ],
  [
    'a second default data source',
    { 'datasources/a.yaml': 'apiVersion: 1\ndatasources:\n  - name: A\n    type: b\n    isDefault: true\n' },
    /a\.yaml:5:16: Prometheus is the default/,
  ],
  [
    'a bracket that stays open in Alloy',
    { 'a.alloy': 'logging {\n  level = "info"\n' },
    /a\.alloy:1:9: \{ is never closed/,
  ],
  [
    'a quote that stays open in Alloy',
    { 'a.alloy': '// "fine\nx "a" {\n  y = "open\n}\n' },
    /a\.alloy:3:7: " is never closed/,
  ],
  ['a wrong bracket in Alloy', { 'a.alloy': 'x "a" {\n  y = [1}\n' }, /a\.alloy:2:9: \} closes nothing; \[ is open/],
  [
    'a component of the stack in Alloy',
    { 'a.alloy': '\nprometheus.remote_write "default" {\n}\n' },
    /a\.alloy:2:1: prometheus\.remote_write "default" is declared already, by the stack/,
  ],
  [
    'a port of the gateway in Alloy',
    { 'a.alloy': 'prometheus.receive_http "b" {\n  http {\n    listen_port = 9090\n  }\n}\n' },
    /a\.alloy:3:5: port 9090 is the gateway's own/,
  ],
  [
    'a port of the product',
    { 'compose.override.yml': 'services:\n  a:\n    image: b:1.0\n    ports:\n      - "0.0.0.0:9090:80"\n' },
    /compose\.override\.yml:5:9: port 9090 is one of the product's/,
  ],
  [
    'a port of the product in a range',
    { 'compose.override.yml': 'services:\n  a:\n    image: b:1.0\n    ports: ["4000-4100:4000-4100"]\n' },
    /:4:13: port 4040 is one of the product's/,
  ],
  [
    'a port of the product in the long form',
    {
      'compose.override.yml':
        'services:\n  a:\n    image: b:1.0\n    ports:\n      - { target: 80, published: "443" }\n',
    },
    /:5:9: port 443 is one of/,
  ],
  [
    'another image for a service of the stack',
    { 'compose.override.yml': 'services:\n  tempo:\n    image: tempo:latest\n' },
    /:3:5: "image" of the stack's service "tempo" cannot be changed/,
  ],
  [
    'a service of the stack in a profile',
    { 'compose.override.yml': 'services:\n  nginx:\n    profiles: [never]\n' },
    /:3:5: "profiles" of the stack's service "nginx"/,
  ],
  [
    'a tag that drops things',
    { 'compose.override.yml': 'services:\n  nginx: !reset null\n' },
    /:2:\d+: !reset would drop a part of the stack/,
  ],
  [
    'an image without version',
    { 'compose.override.yml': 'services:\n  a:\n    image: redis\n' },
    /:3:12: the image "redis" is not pinned/,
  ],
  [
    'something to build',
    { 'compose.override.yml': 'services:\n  a:\n    build: .\n' },
    /:3:12: the host pulls images and never builds them/,
  ],
  [
    'a file of the repository as a volume',
    { 'compose.override.yml': 'services:\n  a:\n    image: b:1.0\n    volumes: ["./conf:/conf"]\n' },
    /:4:15: "\.\/conf" is a file of this repository/,
  ],
  [
    'the network of the stack',
    { 'compose.override.yml': 'networks:\n  default: {}\n' },
    /:2:3: "default" is defined by the stack/,
  ],
  ['a name for the project', { 'compose.override.yml': 'name: other\n' }, /:1:1: unknown or forbidden key "name"/],
  [
    'a file that nothing reads',
    { 'prometheus.yml': '' },
    /prometheus\.yml: nothing reads this file; the folder may hold dashboards/,
  ],
])('%s is refused, with its place', async (_, files, message) => {
  await expect(overlay(files)).rejects.toThrow(message)
  await expect(overlay(files)).rejects.toMatchObject({ name: 'UserError' })
})

test('memory of a service of the stack may be changed', async () => {
  await expect(overlay({ 'compose.override.yml': 'services:\n  tempo:\n    mem_limit: 2g\n' })).resolves.toBeDefined()
})

test('an exporter may reach another host’s port of the same number', async () => {
  const text = 'otelcol.exporter.otlp "second" {\n  client {\n    endpoint = "collector.example.org:4317"\n  }\n}\n'
  await expect(overlay({ 'a.alloy': text })).resolves.toBeDefined()
})

test('an empty folder, a missing one and a link are refused', async () => {
  await expect(overlay({})).rejects.toThrow(/is empty/)
  await expect(render({}, '/nonexistent')).rejects.toThrow(/the folder \/nonexistent cannot be read/)
  const folder = await folderOf({ 'dashboards/a.json': DASHBOARD })
  await symlink('a.json', join(folder, 'dashboards/b.json'))
  await expect(render({}, folder)).rejects.toThrow(/b\.json is a link/)
})
