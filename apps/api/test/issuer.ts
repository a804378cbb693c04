import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  exportJWK,
  generateKeyPair,
} from 'jose';
import Provider from 'oidc-provider';

const audience = 'footlight-tests';
const redirectUri = 'https://app.example/back';

/** A key of the issuer: the private half signs, the public one is at its JWKS address. */
interface Key {
  kid: string;
  privateKey: CryptoKey;
}

/** A sign-in service on loopback, in which everybody can sign in by saying who they are. */
export interface TestIssuer {
  url: string;
  jwksUrl: string;
  audience: string;
  /** Signs somebody in as a browser does, with the authorization code flow and PKCE, and answers the access token. */
  signIn: (subject: string, claims?: Record<string, unknown>) => Promise<string>;
  /** A token of the issuer's key with exactly these claims, for what no issuer would sign. */
  mint: (claims: JWTPayload, header?: Partial<JWTHeaderParameters>) => Promise<string>;
  /** Claims of a token that is good for a minute. */
  claims: (changes?: Record<string, unknown>) => JWTPayload;
  /** Throws the key away and takes another one. */
  rotate: () => Promise<void>;
  /** Stops answering, and answers again at the same address. */
  goDown: () => Promise<void>;
  comeBack: () => Promise<void>;
  /** How often its keys were asked for. */
  keysAsked: () => number;
  stop: () => Promise<void>;
}

async function newKey(): Promise<Key> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid: randomUUID(), privateKey };
}

/** Starts a real OpenID provider. */
export async function startIssuer(): Promise<TestIssuer> {
  const told = new Map<string, Record<string, unknown>>();
  let key = await newKey();
  let asked = 0;
  let handle: ReturnType<Provider['callback']> | undefined;
  let server: Server = createServer();

  async function listen(port: number): Promise<number> {
    server = createServer((request, response) => {
      if (request.url === '/jwks') asked += 1;
      void handle?.(request, response);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }
  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  const port = await listen(0);
  const url = `http://127.0.0.1:${port}`;
  async function provide(): Promise<void> {
    const jwk = { ...(await exportJWK(key.privateKey)), kid: key.kid, alg: 'RS256', use: 'sig' };
    const provider = new Provider(url, {
      jwks: { keys: [jwk] },
      clients: [{ client_id: 'app', token_endpoint_auth_method: 'none', redirect_uris: [redirectUri] }],
      cookies: { keys: [randomBytes(16).toString('hex')] },
      features: {
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: () => ({
            scope: 'watch',
            audience,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
      extraTokenClaims: (_context, token) => told.get((token as { accountId?: string }).accountId ?? ''),
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    });
    handle = provider.callback();
  }
  await provide();

  const claims: TestIssuer['claims'] = (changes = {}) => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: url, aud: audience, sub: randomUUID(), iat: now, exp: now + 60, ...changes };
  };

  return {
    url,
    jwksUrl: `${url}/jwks`,
    audience,
    claims,
    async signIn(subject, more = {}) {
      told.set(subject, more);
      return codeFlow(url, subject);
    },
    mint: (payload, header = {}) =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'at+jwt', ...header })
        .sign(key.privateKey, { crit: { 'urn:unheard-of': true } }),
    async rotate() {
      key = await newKey();
      await provide();
    },
    goDown: close,
    async comeBack() {
      await listen(port);
    },
    keysAsked: () => asked,
    stop: close,
  };
}

/** Walks through the pages of the provider as a browser would: sign-in, consent, and the code for a token. */
async function codeFlow(issuer: string, subject: string): Promise<string> {
  const cookies = new Map<string, string>();
  async function visit(address: string, form?: Record<string, string>) {
    const response = await fetch(new URL(address, issuer), {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return { next: response.headers.get('location') ?? '', response };
  }

  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'app',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid watch',
    resource: 'urn:footlight',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  let { next } = await visit(`/auth?${query.toString()}`);
  while (!next.startsWith(redirectUri)) {
    const { response } = await visit(next);
    const onward = response.headers.get('location');
    if (onward !== null) {
      next = onward;
      continue;
    }
    const page = await response.text();
    const [, action = ''] = /action="([^"]+)"/.exec(page) ?? [];
    const [, prompt = ''] = /name="prompt" value="([^"]+)"/.exec(page) ?? [];
    if (!action) throw new Error(`The provider answered ${response.status}: ${page.slice(0, 500)}`);
    ({ next } = await visit(action, { prompt, login: subject, password: 'any' }));
  }
  const { response } = await visit('/token', {
    grant_type: 'authorization_code',
    client_id: 'app',
    redirect_uri: redirectUri,
    code: new URL(next).searchParams.get('code') ?? '',
    code_verifier: verifier,
    resource: 'urn:footlight',
  });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`No token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}
