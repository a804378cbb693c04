// A plain object, so that the root needs no dependency on prisma itself.
export default { schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } };
