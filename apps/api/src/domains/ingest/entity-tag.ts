/** An ICE session as an entity tag: RFC 9110 wants quotes, which LiveKit leaves out. */
export function writeEntityTag(iceSession: string): string {
  return `"${iceSession}"`;
}

/** The ICE session in `If-Match`; some encoders leave the quotes out. */
export function readEntityTag(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}
