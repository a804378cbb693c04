/** Settings of a site for a load of viewers: seats for all of them, who come from one address and publish nothing. */
export const manyViewers = {
  PLANS: '{"pro":{"viewers":100000}}',
  GRACE_SECONDS: '3600',
  RATE_LIMIT_ADDRESS: '1000000000',
} as const;
