/** 32-bit floats as the database keeps them: little endian, as every machine we run on has them. */
export function packFloats(values: Float32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

/** The reverse. Bytes from the database may begin anywhere in memory, floats may not. */
export function unpackFloats(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
