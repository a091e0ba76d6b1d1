/** Where a host's stand-in takes orders from the docker commands: the port of Docker itself, on the host's own address. */
export const CONTROL_PORT = 2_375

/** Ports below this one need a privilege that whoever runs this may not have. */
const PRIVILEGED_BELOW = 1_024

/**
 * What is added to a port when it is listened on: nothing, except for 80 and 443 where this user may not listen on them. They become 8080 and 8443 then; the
 * host's own checks are led there (shims/sitecustomize.py).
 */
export function portShift(port: number): number {
  return port < PRIVILEGED_BELOW ? Number(process.env['VISPYR_SIMULATION_PORT_SHIFT'] ?? 0) : 0
}
