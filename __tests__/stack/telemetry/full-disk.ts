// Reports the size of a disk that is nearly full, under node_exporter's names, and ends once it is sent: `node --import ./instrument.ts full-disk.ts`.
import { metrics } from '@opentelemetry/api'

const meter = metrics.getMeter('full-disk')
const disk = { device: '/dev/full', fstype: 'ext4', mountpoint: '/data' }
meter.createGauge('node_filesystem_size_bytes').record(100e9, disk)
meter.createGauge('node_filesystem_avail_bytes').record(3e9, disk)
// As the platform would end it.
process.emit('SIGTERM')
