import { z } from 'zod';
import { putChanged, recordEvent } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import { flag, ignored, mergeMetadata, metadata, optional, orEmpty, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { needCustomer } from './customers.ts';
import type { PortalConfiguration, PortalFeatures, PortalSession } from './kinds.ts';
import { newId } from './new-id.ts';

/** A link to the portal works for so many seconds. */
const SESSION_SECONDS = 3600;

const conditions = z.array(
  z.strictObject({ type: z.enum(['decreasing_item_amount', 'shortening_interval']) }),
);
const products = z.array(
  z.strictObject({ product: text, prices: z.array(text).min(1), adjustable_quantity: ignored.optional() }),
);

const features = optional({
  customer_update: optional({ allowed_updates: orEmpty(z.array(text)), enabled: flag }),
  invoice_history: optional({ enabled: flag }),
  payment_method_update: optional({ enabled: flag, payment_method_configuration: ignored }),
  subscription_cancel: optional({
    cancellation_reason: ignored,
    enabled: flag,
    mode: z.enum(['at_period_end', 'immediately']),
    proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']),
  }),
  subscription_update: optional({
    billing_cycle_anchor: ignored,
    default_allowed_updates: orEmpty(z.array(z.enum(['price', 'quantity', 'promotion_code']))),
    enabled: flag,
    products: orEmpty(products),
    proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']),
    schedule_at_period_end: optional({ conditions: orEmpty(conditions) }),
    trial_update_behavior: ignored,
  }),
});

const details = {
  business_profile: optional({
    headline: orEmpty(text),
    privacy_policy_url: ignored,
    terms_of_service_url: ignored,
  }),
  default_return_url: orEmpty(text),
  features,
  login_page: ignored,
  metadata,
  name: orEmpty(text),
};

type FeatureParams = z.infer<typeof features>;

const nothing: PortalFeatures & Record<string, unknown> = {
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false, payment_method_configuration: null } as { enabled: boolean },
  subscription_cancel: {
    cancellation_reason: { enabled: false, feedback_options: null, options: [] },
    enabled: false,
    mode: 'at_period_end',
    proration_behavior: 'none',
  } as PortalFeatures['subscription_cancel'],
  subscription_update: {
    billing_cycle_anchor: null,
    default_allowed_updates: [],
    enabled: false,
    products: null,
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: 'end_trial',
  } as PortalFeatures['subscription_update'],
};

function changeFeatures(before: PortalFeatures, change: FeatureParams = {}): PortalFeatures {
  const { subscription_update: update } = change;
  const set = (name: keyof PortalFeatures): object => {
    return { ...before[name], ...withoutUndefined({ ...change[name] }) };
  };
  return {
    customer_update: {
      ...(set('customer_update') as PortalFeatures['customer_update']),
      allowed_updates: change.customer_update?.allowed_updates ?? before.customer_update.allowed_updates,
    },
    invoice_history: set('invoice_history') as PortalFeatures['invoice_history'],
    payment_method_update: set('payment_method_update') as PortalFeatures['payment_method_update'],
    subscription_cancel: {
      ...(set('subscription_cancel') as PortalFeatures['subscription_cancel']),
      cancellation_reason: { enabled: false, feedback_options: null, options: [] },
    } as PortalFeatures['subscription_cancel'],
    subscription_update: {
      ...(set('subscription_update') as PortalFeatures['subscription_update']),
      products:
        update?.products === undefined
          ? before.subscription_update.products
          : (update.products?.map(({ product, prices }) => ({
              adjustable_quantity: { enabled: false, maximum: null, minimum: 1 },
              prices,
              product,
            })) ?? null),
      schedule_at_period_end: {
        conditions:
          update?.schedule_at_period_end?.conditions === undefined
            ? before.subscription_update.schedule_at_period_end.conditions
            : (update.schedule_at_period_end.conditions ?? []),
      },
    },
  };
}

const withoutUndefined = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

interface NewConfiguration {
  business_profile?: { headline?: string | null | undefined } | undefined;
  default_return_url?: string | null | undefined;
  features?: FeatureParams | undefined;
  metadata?: z.infer<typeof metadata> | undefined;
  name?: string | null | undefined;
}

export function createConfiguration(sandbox: Sandbox, wanted: NewConfiguration): PortalConfiguration {
  const now = timeOf(sandbox, null);
  const configuration: PortalConfiguration & Record<string, unknown> = {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: {
      headline: wanted.business_profile?.headline ?? null,
      privacy_policy_url: null,
      terms_of_service_url: null,
    } as PortalConfiguration['business_profile'],
    created: now,
    default_return_url: wanted.default_return_url ?? null,
    features: changeFeatures(nothing, wanted.features),
    is_default: sandbox.store.all('billing_portal.configuration').length === 0,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: mergeMetadata({}, wanted.metadata),
    name: wanted.name ?? null,
    updated: now,
  };
  sandbox.store.put(configuration);
  recordEvent(sandbox, 'billing_portal.configuration.created', configuration);
  return configuration;
}

const CONFIGURATIONS = '/v1/billing_portal/configurations';

const createOne = route(
  'POST',
  CONFIGURATIONS,
  z.strictObject({ ...optional(details).shape, features }),
  ({ sandbox, params }) => render(sandbox, createConfiguration(sandbox, params)),
);

function needConfiguration({ store }: Sandbox, id: string, param?: string): PortalConfiguration {
  const configuration = store.get('billing_portal.configuration', id);
  if (!configuration) throw noSuch('configuration', id, param);
  return configuration;
}

const retrieveOne = route('GET', `${CONFIGURATIONS}/:id`, none, ({ sandbox, id }) =>
  render(sandbox, needConfiguration(sandbox, id)),
);

const updateOne = route(
  'POST',
  `${CONFIGURATIONS}/:id`,
  optional({ ...details, active: flag }),
  ({ sandbox, id, params }) => {
    const before = needConfiguration(sandbox, id);
    const { headline } = params.business_profile ?? {};
    const after: PortalConfiguration = {
      ...before,
      active: params.active ?? before.active,
      business_profile: { ...before.business_profile, ...(headline === undefined ? {} : { headline }) },
      default_return_url:
        params.default_return_url === undefined ? before.default_return_url : params.default_return_url,
      features: changeFeatures(before.features, params.features),
      metadata: mergeMetadata(before.metadata, params.metadata),
      name: params.name === undefined ? before.name : params.name,
      updated: timeOf(sandbox, null),
    };
    return render(sandbox, putChanged(sandbox, 'billing_portal.configuration.updated', before, after));
  },
);

const listThem = route(
  'GET',
  CONFIGURATIONS,
  optional({ ...page, active: flag, is_default: flag }),
  ({ sandbox, params: { active, is_default: isDefault, ...rest } }) => {
    const wanted = sandbox.store
      .all('billing_portal.configuration')
      .filter((configuration) => active === undefined || configuration.active === active)
      .filter((configuration) => isDefault === undefined || configuration.is_default === isDefault);
    return listPage(sandbox, CONFIGURATIONS, wanted, rest);
  },
);

const createSession = route(
  'POST',
  '/v1/billing_portal/sessions',
  z.strictObject({
    customer: text,
    ...optional({ configuration: text, flow_data: ignored, locale: text, return_url: text }).shape,
  }),
  ({ sandbox, params }) => {
    const customer = needCustomer(sandbox, params.customer, 'customer');
    const standard = sandbox.store.all('billing_portal.configuration').find((one) => one.is_default);
    if (params.configuration === undefined && !standard) {
      throw invalidRequest(
        'No configuration provided and your test mode default configuration has not been created.',
      );
    }
    const configuration =
      params.configuration === undefined
        ? standard
        : needConfiguration(sandbox, params.configuration, 'configuration');
    const now = timeOf(sandbox, null);
    const id = newId('bps');
    const session: PortalSession & Record<string, unknown> = {
      id,
      object: 'billing_portal.session',
      configuration: configuration?.id ?? '',
      created: now,
      customer: customer.id,
      customer_account: null,
      flow: null,
      livemode: false,
      locale: params.locale ?? null,
      on_behalf_of: null,
      return_url: params.return_url ?? configuration?.default_return_url ?? null,
      url: `${sandbox.publicUrl()}/portal/${id}`,
      sandbox: { expires_at: now + SESSION_SECONDS },
    };
    sandbox.store.put(session);
    recordEvent(sandbox, 'billing_portal.session.created', session);
    return render(sandbox, session);
  },
);

export const portalRoutes = [createOne, retrieveOne, updateOne, listThem, createSession];
