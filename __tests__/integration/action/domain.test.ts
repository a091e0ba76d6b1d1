import { expect, it } from 'vitest'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

// An emulated host has nobody who could ask an authority; what matters here is that a deploy does not pass over it.
it('a domain without a certificate fails the deploy, which says so and tells where the host is', async () => {
  const step = await stage().act({ name: 'domain', domain: 'observability.example.org', email: 'someone@example.org' })
  expect(step.exitCode, textOf(step)).toBe(1)
  expect(textOf(step)).toMatch(/nothing stands in for "docker compose run"/)
  expect(textOf(step)).toMatch(/there is no new certificate for observability\.example\.org; why is said above/)
  expect(textOf(step)).toMatch(/FAILED while obtaining the certificate of observability\.example\.org/)
  expect(step.outputs).toMatchObject({
    'grafana-url': 'https://observability.example.org',
    'public-ip': expect.stringMatching(/^127\./),
    release: '',
  })
})
