import {
  type JWTPayload,
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
} from 'jose';
import type { JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import type { Config } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';

/** Signatures by a key pair. A public key is never taken for a shared secret. */
const keyPairs = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** What an access token may call itself (RFC 9068), or nothing; a logout or security event token is something else. */
const types = new Set(['', 'jwt', 'at+jwt', 'application/at+jwt']);
/** How far clocks may be apart, in seconds. */
const clockTolerance = 5;
/** How long the issuer may take to answer with its keys, and how long they are good, in milliseconds. */
const keysWithinMs = 5_000;
const keysForMs = 10 * 60_000;
/** An unknown key is looked for at the issuer this often at the most, in milliseconds: made-up keys must not become a flood. */
const lookAgainMs = 30_000;

/** The issuer outside whose tokens are taken. */
export interface Issuer {
  /** Whether a token says that it comes from there; nothing is proven by that. */
  isNamedBy(token: string): boolean;
  /**
   * The claims of a token that the issuer signed for us.
   * @throws AppError `token_expired`, `token_invalid`, `issuer_unavailable` (its keys cannot be fetched)
   */
  verify(token: string, now: Date): Promise<JWTPayload>;
}

/** The trusted issuer of a configuration. Its keys are fetched with the first token. */
export function openIssuer({ url, audience, jwksUrl, secret }: NonNullable<Config['issuer']>): Issuer {
  const keys = jwksUrl && publishedKeys(jwksUrl);

  function verifyWith(token: string, options: JWTVerifyOptions) {
    const { alg = '', typ = '' } = decodeProtectedHeader(token);
    if (!types.has(typ.toLowerCase())) throw new errors.JOSENotSupported(`A token of type ${typ}`);
    if (secret && alg === 'HS256') return jwtVerify(token, secret, { ...options, algorithms: ['HS256'] });
    if (!keys) throw new errors.JOSEAlgNotAllowed(`Tokens are signed with the shared secret, not by ${alg}`);
    return jwtVerify(token, keys, { ...options, algorithms: keyPairs });
  }

  return {
    isNamedBy(token) {
      try {
        return decodeJwt(token).iss === url;
      } catch {
        return false;
      }
    },
    async verify(token, now) {
      const requiredClaims = ['exp', 'iat', 'sub'];
      const options = { issuer: url, audience, requiredClaims, clockTolerance, currentDate: now };
      try {
        return (await verifyWith(token, options)).payload;
      } catch (error) {
        if (error instanceof AppError) throw error;
        const code = error instanceof errors.JWTExpired ? 'token_expired' : 'token_invalid';
        throw new AppError(code, undefined, { cause: error });
      }
    },
  };
}

/** The issuer's keys. That they cannot be fetched is trouble, not a wrong token. */
function publishedKeys(url: URL): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: keysWithinMs,
    cacheMaxAge: keysForMs,
    cooldownDuration: lookAgainMs,
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const aboutToken = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];
      if (aboutToken.some((kind) => error instanceof kind)) throw error;
      throw new AppError('issuer_unavailable', undefined, { cause: error });
    }
  };
}
