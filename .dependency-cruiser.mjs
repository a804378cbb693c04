// The arrows of docs/architecture.md. Tests may reach anything their part of the repository may.
const DOMAIN = '^apps/api/src/domains/([^/]+)/';
const FEATURE = '^apps/web/src/features/([^/]+)/';
const TEST = '\\.test\\.tsx?$|^apps/api/test/|^apps/web/test/';
const PRISMA_OR_PG = '^(apps/api/src/db/|.*node_modules/(@prisma|prisma|pg|pg-boss)/)';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    forbid(
      'no-cycles',
      'Two files that need each other are one file, or three.',
      { pathNot: '^apps/api/src/db/generated/' },
      { circular: true },
    ),
    forbid('resolvable', 'Every import names something that is there.', {}, { couldNotResolve: true }),
    forbid(
      'web-not-api',
      'The web app knows the API only by packages/contracts.',
      { path: '^apps/web/' },
      { path: '^apps/api/' },
    ),
    forbid('packages-not-apps', 'A package serves the apps.', { path: '^packages/' }, { path: '^apps/' }),
    forbid(
      'domain-by-index',
      'A domain reaches another one only by its index.ts; its statements embed SQL of another one from fragments.queries.ts.',
      { path: DOMAIN, pathNot: TEST },
      {
        path: '^apps/api/src/domains/',
        pathNot: ['^apps/api/src/domains/$1/', '/index\\.ts$', '/fragments\\.queries\\.ts$'],
      },
    ),
    forbid(
      'fragments-by-queries',
      'A fragment of SQL is for a statement, and statements stand in *.queries.ts.',
      { path: DOMAIN, pathNot: ['\\.queries\\.ts$', TEST] },
      { path: '/fragments\\.queries\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'domains-by-index',
      'So does everything around the domains. context.ts names the types of the batchers, which know no context.',
      { path: '^apps/api/src/', pathNot: ['^apps/api/src/domains/', TEST, '^apps/api/src/context\\.ts$'] },
      { path: DOMAIN, pathNot: '/index\\.ts$' },
    ),
    forbid(
      'context-names-batchers',
      'The context holds what domains make of it no more than the types of their batchers.',
      { path: '^apps/api/src/context\\.ts$' },
      { path: DOMAIN, pathNot: '-(batcher|reader)\\.ts$' },
    ),
    forbid(
      'access-below-the-others',
      'Every domain asks domains/access who may; it asks none of them, and knows of their tables what its fragments say.',
      { path: '^apps/api/src/domains/access/', pathNot: TEST },
      {
        path: '^apps/api/src/domains/',
        pathNot: [
          '^apps/api/src/domains/access/',
          '^apps/api/src/domains/identity/fragments\\.queries\\.ts$',
        ],
      },
    ),
    forbid(
      'policies-and-presenters-are-pure',
      'They answer from what they are given; the type of a row is no access to it.',
      { path: '\\.(policy|presenter)\\.ts$' },
      {
        path: ['\\.queries\\.ts$', '^apps/api/src/gateways/', PRISMA_OR_PG],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'routes-tell-no-story',
      'A route calls a use case; only that one asks the database or another system.',
      { path: '/routes\\.ts$' },
      { path: ['\\.queries\\.ts$', '^apps/api/src/gateways/', PRISMA_OR_PG] },
    ),
    forbid(
      'queries-know-no-story',
      'Queries are below the use cases: they may use the database, shared types and their like.',
      { path: '\\.queries\\.ts$' },
      {
        path: '^apps/api/src/domains/',
        pathNot: '\\.queries\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'gateways-know-no-domain',
      'A gateway speaks to one other system and knows none of our rules.',
      { path: '^apps/api/src/gateways/' },
      { path: '^apps/api/src/domains/' },
    ),
    forbid(
      'database-in-one-place',
      'Only db/ and *.queries.ts open the database.',
      { path: '^apps/api/src/', pathNot: ['^apps/api/src/db/', '\\.queries\\.ts$', TEST] },
      { path: '.*node_modules/(@prisma|prisma|pg|pg-boss)/|^apps/api/src/db/generated/' },
    ),
    forbid(
      'events-have-one-owner',
      'Only domains/events reads and writes events: others record them, or are handed them as readers.',
      { path: '^apps/api/src/', pathNot: ['^apps/api/src/domains/events/', TEST] },
      { path: '^apps/api/src/domains/events/', pathNot: '/index\\.ts$' },
    ),
    forbid(
      'entitlements-have-one-owner',
      'Which plan an account has is asked of domains/entitlements: by its index.ts, and by its fragments in a statement.',
      { path: '^apps/api/src/', pathNot: ['^apps/api/src/domains/entitlements/', TEST] },
      {
        path: '^apps/api/src/domains/entitlements/',
        pathNot: ['/index\\.ts$', '/fragments\\.queries\\.ts$'],
      },
    ),
    forbid(
      'features-apart',
      'Features of the web app never import each other.',
      { path: FEATURE },
      { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    ),
    forbid(
      'shared-below-features',
      'The design system, the requests and lib serve every feature and know none.',
      { path: '^apps/web/src/(api|components|lib)/', pathNot: TEST },
      { path: '^apps/web/src/(features|app)/' },
    ),
    forbid(
      'api-knows-no-component',
      'Requests and their cache entries draw nothing.',
      { path: '^apps/web/src/api/', pathNot: TEST },
      { path: '^apps/web/src/components/' },
    ),
    forbid(
      'lib-below-api',
      'How a request is sent knows no request.',
      { path: '^apps/web/src/lib/', pathNot: TEST },
      { path: '^apps/web/src/(api|components)/' },
    ),
    forbid(
      'requests-in-api',
      'Only src/api names an endpoint and asks it.',
      { path: '^apps/web/src/', pathNot: ['^apps/web/src/(api|lib)/', TEST] },
      { path: '^apps/web/src/lib/(call|request)\\.ts$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/\\.turbo/', '/\\.results/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default', 'node'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
