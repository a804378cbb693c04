import { hash, verify } from '@node-rs/argon2';
import { signUpHost } from '@footlight/e2e/site/people.ts';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { askAsFastAsAnswered } from '../harness/load.ts';

const CONNECTIONS = 8;
const ROUNDS = 4;
const ROUND_MS = 4_000;

export const signIn: Benchmark = {
  name: 'sign-in',
  about: 'signing in, against nothing but argon2id at the same settings, as many at once',
  goal: { atLeast: 0.8 },
  opensPages: false,
  async run(cleanup) {
    const site = await startSite({ profile: 'durable' }, cleanup);
    const { email, password } = await signUpHost(site.url, 'Regular');
    const stored = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () =>
        askAsFastAsAnswered({
          origin: site.url,
          path: '/v1/auth/login',
          status: 200,
          connections: CONNECTIONS,
          forMs: ROUND_MS,
          next: () => ({
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ email, password }),
          }),
        }),
      bare: () => verifyAsFastAsPossible(stored, password),
    });
    return {
      ...compared,
      beside: [
        `ours ${Math.round(ours)} sign-ins/s`,
        `bare ${Math.round(bare)} verifications/s`,
        `${CONNECTIONS} at once`,
      ],
    };
  },
};

/** Verifies a password again and again; answers verifications per second. */
async function verifyAsFastAsPossible(stored: string, password: string): Promise<number> {
  let verified = 0;
  const began = performance.now();
  const worker = async () => {
    while (performance.now() < began + ROUND_MS) {
      if (!(await verify(stored, password))) throw new Error('The password does not fit its hash.');
      verified += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return (verified / (performance.now() - began)) * 1000;
}
