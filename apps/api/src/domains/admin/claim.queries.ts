import type { Db, Transaction } from '../../db/client.ts';

/** Whether anybody runs the server. */
async function hasAdmin(db: Db | Transaction): Promise<boolean> {
  return (await db.user.findFirst({ where: { role: 'admin' }, select: { id: true } })) !== null;
}

/**
 * What the link of the first admin is made from. Two servers that start at once find the same.
 * @returns undefined when somebody runs the server
 */
export async function openClaim(db: Db, nonce: string, now: Date): Promise<string | undefined> {
  if (await hasAdmin(db)) return undefined;
  await db.adminClaim.createMany({ data: { id: 1, nonce, createdAt: now }, skipDuplicates: true });
  const claim = await db.adminClaim.findUnique({ where: { id: 1 } });
  return claim?.nonce;
}

/** The claim that is open, locked until the transaction ends: of two who claim at once the second one finds none. */
export async function lockClaim(tx: Transaction): Promise<string | undefined> {
  const [claim] = await tx.$queryRaw<
    { nonce: string }[]
  >`SELECT nonce FROM admin_claim WHERE id = 1 FOR UPDATE`;
  return claim && !(await hasAdmin(tx)) ? claim.nonce : undefined;
}

/** Makes an account an admin and the claim void. */
export async function takeClaim(tx: Transaction, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { role: 'admin' } });
  await tx.adminClaim.deleteMany();
}
