export { connectControl } from './control/connect-control.ts';
export type { Control, Truth } from './control/control.ts';
export type { DeliveryFaults } from './events/plan-deliveries.ts';
export type { ApiCall } from './http/serve.ts';
export type { RequestFaults } from './http/request-faults.ts';
export { type TestCard, testCards } from './objects/test-cards.ts';
export { type StripeSandbox, type StripeSandboxOptions, startStripeSandbox } from './start-stripe-sandbox.ts';
