/** A field of a protocol-buffers message: its number and its value (bytes of a nested message or string, else the number's bits). */
export interface Field {
  readonly number: number
  readonly value: Buffer | bigint
}

/**
 * Splits a message into its fields, without knowing its schema.
 *
 * @throws RangeError when it is not one
 */
export function fields(message: Buffer): Field[] {
  const found: Field[] = []
  let offset = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(offset++)
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  const take = (length: number): Buffer => {
    if (offset + length > message.length) throw new RangeError('a field ends after its message')
    offset += length
    return message.subarray(offset - length, offset)
  }
  while (offset < message.length) {
    const tag = Number(varint())
    const wireType = tag & 7
    const number = tag >>> 3
    if (wireType === 0) found.push({ number, value: varint() })
    else if (wireType === 1) found.push({ number, value: take(8).readBigUInt64LE() })
    else if (wireType === 2) found.push({ number, value: take(Number(varint())) })
    else if (wireType === 5) found.push({ number, value: BigInt(take(4).readUInt32LE()) })
    else throw new RangeError(`wire type ${wireType} is none`)
  }
  return found
}

/** The nested messages, strings or bytes with a number. */
export function nested(message: Buffer, number: number): Buffer[] {
  return fields(message).flatMap((field) =>
    field.number === number && Buffer.isBuffer(field.value) ? [field.value] : [],
  )
}
