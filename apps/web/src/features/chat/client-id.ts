/** A new client id: 128 random bits in hexadecimal. `crypto.randomUUID` is missing on pages without TLS. */
export function newClientId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
