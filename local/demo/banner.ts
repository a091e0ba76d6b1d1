import type { DockerMode } from '../cloud/docker-mode.ts'

/** What of the demo is real, what is simulated, and what it does not cover: nobody should take more from it than it shows. */
export function banner(docker: DockerMode): string {
  const isEngine = docker.mode === 'engine'
  return `
  real          the bundled action (dist/), started from action.yml as a runner starts it, with the AWS SDK
                the AWS API over HTTP: moto, with a front that refuses what AWS refuses
                the release: packed, staged in the bucket, downloaded and activated by Run Command, by the host's own scripts
                ${isEngine ? "the stack: every container, on this machine's Docker Engine" : 'the checks: every port asked in its protocol, a trace, a metric and a profile written and read back'}
  simulated     AWS itself, and its waiting times; the host: bash on a directory, its packages, services and disks said, not done
                ${isEngine ? 'addresses: 127.x.y.z stand for public ones' : `the stack: stand-ins answer on its ports and keep what they are sent (no Docker: ${docker.because})`}
  not covered   IAM permissions, routing and security groups as the network enforces them, quotas, real start-up times
                ${isEngine ? 'S3 at scale' : 'the configuration and the dashboards of the stack (npm run test:stack)'}
`
}

/** Said where ports below 1024 need a privilege that this user does not have. */
export function shiftNotice(portShift: number): string {
  return `Ports 80 and 443 need a privilege here: on this machine they are ${80 + portShift} and ${443 + portShift}.`
}
