import { describe, expect, it } from '@jest/globals';
import { allEndpoints, errorCodes, errorsOf, idOf, idPrefixes, meaningOf } from './index.ts';

describe('endpoints', () => {
  it('have names and addresses of their own', () => {
    const names = allEndpoints.map((endpoint) => endpoint.id);
    const addresses = allEndpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`);
    expect(new Set(names).size).toBe(allEndpoints.length);
    expect(new Set(addresses).size).toBe(allEndpoints.length);
  });

  it.each(allEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s describes every id of its path',
    (_id, endpoint) => {
      const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(endpoint.params?.shape ?? {})).toEqual(inPath);
    },
  );

  it('answer no status both as a success and as an error, but for a server that is not ready', () => {
    for (const endpoint of allEndpoints) {
      const errors = errorsOf(endpoint).map((code) => meaningOf(code).status);
      const both = Object.keys(endpoint.success).filter((status) =>
        (errors as number[]).includes(Number(status)),
      );
      expect(both).toEqual([]);
    }
  });
});

describe('error codes', () => {
  it('are each answered by an endpoint, by the signalling gateway, or by any route in trouble', () => {
    const elsewhere = [
      'media_token_invalid',
      'method_not_allowed',
      'internal_error',
      'database_unavailable',
      'issuer_unavailable',
    ];
    const answered = new Set<string>([...allEndpoints.flatMap(errorsOf), ...elsewhere]);
    expect(Object.keys(errorCodes).filter((code) => !answered.has(code))).toEqual([]);
  });
});

describe('ids', () => {
  it('have a prefix for each kind, and no other form', () => {
    const ulid = '01JD9M4T5V6W7X8Y9Z0A1B2C3D';
    expect(new Set(Object.values(idPrefixes)).size).toBe(Object.keys(idPrefixes).length);
    expect(idOf('stream').safeParse(`str_${ulid}`).success).toBe(true);
    for (const id of [
      `chn_${ulid}`,
      ulid,
      `str_${ulid}0`,
      `str_${ulid.toLowerCase()}`,
      `str_8${ulid.slice(1)}`,
      ` str_${ulid}`,
      `str_${ulid}\n`,
    ]) {
      expect(idOf('stream').safeParse(id).success).toBe(false);
    }
  });
});
