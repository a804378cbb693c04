import type Stripe from 'stripe';
import { type CustomerSnapshot, snapshotOf } from './customer-snapshot.ts';
import { askStripe, askStripeFor } from './stripe-errors.ts';

/** The most objects of one kind that one customer can have here. */
const most = { limit: 10_000 };
const page = { limit: 100 };

/** Customers of our account at Stripe. Every call throws AppError `billing_unavailable` when Stripe does not answer. */
export interface StripeCustomers {
  /** @param key makes a second call with it answer the same customer */
  createCustomer(customer: { userId: string; email: string | null }, key: string): Promise<string>;
  /** Everything that decides about a customer's plan; undefined when this account of Stripe never had such a customer. */
  fetchCustomer(customerId: string): Promise<CustomerSnapshot | undefined>;
  updateEmail(customerId: string, email: string): Promise<void>;
  /** Ends a subscription at once; does nothing where it is over. */
  cancelSubscription(id: string): Promise<void>;
  /** Ends every subscription of a customer and deletes the customer; does nothing where there is none any more. */
  deleteCustomer(customerId: string): Promise<void>;
  /** Whose customer an object is, for events that do not say so; undefined when it is nobody's, or gone. */
  customerOf(object: { type: string; id: string }): Promise<string | undefined>;
}

export function stripeCustomers(client: Stripe): StripeCustomers {
  async function disputesOf(charges: readonly Stripe.Charge[]): Promise<Stripe.Dispute[]> {
    const disputed = charges.filter(({ disputed }) => disputed);
    const lists = disputed.map(({ id }) =>
      client.disputes.list({ charge: id, ...page }).autoPagingToArray(most),
    );
    return (await Promise.all(lists)).flat();
  }

  async function fetchAll(customerId: string): Promise<CustomerSnapshot | undefined> {
    const customer = await askStripeFor(() => client.customers.retrieve(customerId));
    if (!customer) return undefined;
    // What a deleted customer had is over, and some of it cannot be listed any more.
    if (customer.deleted)
      return { deleted: true, email: null, subscriptions: [], disputes: [], invoices: [] };
    const of = { customer: customerId, ...page };
    const [subscriptions, charges, invoices] = await Promise.all([
      client.subscriptions.list({ ...of, status: 'all' }).autoPagingToArray(most),
      client.charges.list(of).autoPagingToArray(most),
      client.invoices.list(of).autoPagingToArray(most),
    ]);
    const disputes = await disputesOf(charges);
    return snapshotOf({ customer, subscriptions, disputes, invoices });
  }

  return {
    createCustomer: ({ userId, email }, idempotencyKey) =>
      askStripe(async () => {
        const metadata = { footlight_account: userId };
        const params = { metadata, ...(email !== null && { email }) };
        return (await client.customers.create(params, { idempotencyKey })).id;
      }),
    fetchCustomer: (customerId) => askStripe(() => fetchAll(customerId)),
    updateEmail: (customerId, email) =>
      askStripe(async () => {
        await client.customers.update(customerId, { email });
      }),
    cancelSubscription: (id) =>
      unlessMissing(async () => {
        await client.subscriptions.cancel(id);
      }),
    deleteCustomer: (customerId) =>
      unlessMissing(async () => {
        await client.customers.del(customerId);
      }),
    async customerOf({ type, id }) {
      const retrieve = retrievers[type];
      if (!retrieve) return undefined;
      const owner = await askStripeFor(() => retrieve(client, id));
      return typeof owner === 'string' ? owner : owner?.id;
    },
  };
}

/** Does something to what may be gone; then there is nothing to do. */
async function unlessMissing(call: () => Promise<void>): Promise<void> {
  await askStripeFor(call);
}

type Owner = string | { id: string } | null | undefined;

/** How the customer of an object is found, by what kind of object it is. */
const retrievers: Readonly<Record<string, (client: Stripe, id: string) => Promise<Owner>>> = {
  subscription: async (client, id) => (await client.subscriptions.retrieve(id)).customer,
  invoice: async (client, id) => (await client.invoices.retrieve(id)).customer,
  'checkout.session': async (client, id) => (await client.checkout.sessions.retrieve(id)).customer,
  charge: async (client, id) => (await client.charges.retrieve(id)).customer,
  dispute: async (client, id) => {
    const { charge } = await client.disputes.retrieve(id);
    return typeof charge === 'string' ? (await client.charges.retrieve(charge)).customer : charge.customer;
  },
};

/** Kinds of objects whose changes can change what somebody pays for. */
export const watchedObjects: readonly string[] = ['customer', ...Object.keys(retrievers)];
