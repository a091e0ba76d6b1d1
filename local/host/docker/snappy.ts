/**
 * Decompresses Snappy's block format, in which remote write is sent.
 *
 * @throws RangeError when it is not Snappy
 */
export function uncompress(input: Buffer): Buffer {
  let offset = 0
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = input.readUInt8(offset++)
    length += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  const output = Buffer.alloc(length)
  let written = 0
  while (offset < input.length) {
    const tag = input.readUInt8(offset++)
    if ((tag & 3) === 0) {
      let size = tag >>> 2
      if (size >= 60) {
        const bytes = size - 59
        size = input.readUIntLE(offset, bytes)
        offset += bytes
      }
      size += 1
      if (offset + size > input.length || written + size > length)
        throw new RangeError('a literal ends after its block')
      input.copy(output, written, offset, offset + size)
      offset += size
      written += size
      continue
    }
    const { size, distance, bytes } = copyElement(input, offset, tag)
    offset += bytes
    if (distance === 0 || distance > written || written + size > length)
      throw new RangeError('a copy begins before its block')
    // Byte by byte: a copy may overlap what it writes.
    for (let index = 0; index < size; index++) output[written + index] = output[written + index - distance] ?? 0
    written += size
  }
  if (written !== length) throw new RangeError(`${written} bytes instead of ${length}`)
  return output
}

function copyElement(input: Buffer, offset: number, tag: number): { size: number; distance: number; bytes: number } {
  switch (tag & 3) {
    case 1:
      return { size: ((tag >>> 2) & 7) + 4, distance: ((tag >>> 5) << 8) | input.readUInt8(offset), bytes: 1 }
    case 2:
      return { size: (tag >>> 2) + 1, distance: input.readUInt16LE(offset), bytes: 2 }
    default:
      return { size: (tag >>> 2) + 1, distance: input.readUInt32LE(offset), bytes: 4 }
  }
}
