// Who may import whom: the table of docs/adr/0001-house-and-imports.md. Checked by `npm run lint`.

/** Tests and their helpers may reach anywhere downward; no product code may reach them. */
const TEST = ['\\.test\\.tsx?$', '^(domain|backend|frontend|infra)/src/testing/', '^frontend/e2e/'];
const DOMAIN_DOOR = '^domain/src/(index|testing/index)\\.ts$';

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A room of the domain and the rooms below it; everything else of the domain is above or beside it. */
const room = (name, ...below) =>
  never(
    `domain-${name}`,
    `domain/${name} may import only ${[name, ...below].join(', ')}`,
    { path: `^domain/src/${name}/`, pathNot: TEST },
    { path: '^domain/src/', pathNot: `^domain/src/(${[name, ...below].join('|')})/` },
  );

/** A room of the backend and what lies above it, by folder or file name at the top of backend/src. */
const backend = (name, ...above) =>
  never(
    `backend-${name}`,
    `backend/${name} may not import ${above.join(', ')}`,
    { path: `^backend/src/${name}[./]`, pathNot: TEST },
    { path: [`^backend/src/(${above.join('|')})[./]`, '^backend/commands/'] },
  );

/** A room of the way to AWS and the rooms it may use. */
const infra = (name, ...usable) =>
  never(
    `infra-${name}`,
    `infra/${name} may import only ${[name, ...usable].join(', ')}`,
    { path: `^infra/src/${name}/`, pathNot: TEST },
    { path: '^infra/src/', pathNot: `^infra/src/(${[name, ...usable].join('|')})/` },
  );

/** A room of the frontend and the rooms it may use. */
const frontend = (name, ...usable) =>
  never(
    `frontend-${name}`,
    `frontend/${name} may import only ${[name, ...usable].join(', ')}`,
    { path: `^frontend/src/${name}/`, pathNot: TEST },
    { path: '^frontend/src/', pathNot: `^frontend/src/(${[name, ...usable].join('|')})/` },
  );

module.exports = {
  forbidden: [
    never('no-circular', 'No cycle, not even of types', {}, { circular: true }),
    never(
      'no-unresolvable',
      'An import must lead somewhere; what begins with virtual: is made by the build',
      {},
      { couldNotResolve: true, pathNot: '^virtual:' },
    ),
    never(
      'no-orphans',
      'A file that nothing uses is deleted',
      {
        orphan: true,
        pathNot: [
          ...TEST,
          '\\.d\\.ts$',
          '^backend/(src/server|commands/[^/]+|src/.*-worker)\\.ts$',
          '^infra/src/(deploy/main\\.ts|constructs/page-router\\.js)$',
        ],
      },
      {},
    ),
    never('tests-stay-tests', 'Product code imports no test', { pathNot: TEST }, { path: TEST }),
    never('fixtures-for-tests', 'Only tests read fixtures', { pathNot: TEST }, { path: '^fixtures/' }),

    never(
      'domain-is-pure',
      'The domain imports nothing but itself: no package, no Node, no other room',
      { path: '^domain/src/', pathNot: TEST },
      { pathNot: '^domain/src/' },
    ),
    room('money'),
    room('calendar'),
    room('ledger', 'money', 'calendar'),
    room('returns', 'money', 'calendar'),
    room('valuation', 'ledger', 'money', 'calendar'),
    room('statements', 'ledger', 'money', 'calendar'),
    room('portfolio', 'ledger', 'valuation', 'returns', 'money', 'calendar'),
    never(
      'domain-door',
      'The domain is entered through @portfolio/domain only',
      { pathNot: '^domain/' },
      { path: '^domain/', pathNot: DOMAIN_DOOR },
    ),

    never('backend-no-frontend', 'The two meet over HTTP', { path: '^backend/' }, { path: '^frontend/' }),
    never('frontend-no-backend', 'The two meet over HTTP', { path: '^frontend/' }, { path: '^backend/' }),
    backend(
      'config',
      'access',
      'log',
      'db',
      'http',
      'providers',
      'records',
      'reports',
      'refresh',
      'backups',
      'app',
      'server',
    ),
    backend(
      'log',
      'access',
      'db',
      'http',
      'providers',
      'records',
      'reports',
      'refresh',
      'backups',
      'app',
      'server',
    ),
    backend('db', 'access', 'http', 'providers', 'records', 'reports', 'refresh', 'backups', 'app', 'server'),
    backend('http', 'access', 'providers', 'records', 'reports', 'refresh', 'backups', 'app', 'server'),
    backend('providers', 'access', 'records', 'reports', 'refresh', 'backups', 'app', 'server'),
    backend(
      'supervisor',
      ...['access', 'db', 'http', 'providers', 'records', 'reports', 'refresh', 'backups', 'app', 'server'],
    ),
    backend('access', 'providers', 'records', 'reports', 'refresh', 'backups', 'app', 'server'),
    backend('records', 'access', 'reports', 'refresh', 'backups', 'app', 'server'),
    backend('reports', 'access', 'refresh', 'backups', 'app', 'server'),
    backend('refresh', 'access', 'reports', 'backups', 'app', 'server'),
    backend('backups', 'access', 'refresh', 'app', 'server'),
    backend('metrics', 'access', 'app', 'server'),
    never(
      'metrics-watch',
      'What is watched knows nothing of being watched',
      { path: '^backend/src/', pathNot: ['^backend/src/(app|metrics/.*)\\.ts$', ...TEST] },
      { path: '^backend/src/metrics/' },
    ),
    backend('app', 'server'),
    never(
      's3-behind-its-port',
      'The library of the store is loaded by its adapter alone, and by the server never',
      { path: '^backend/', pathNot: ['^backend/src/backups/s3-store\\.ts$', ...TEST] },
      { path: '/node_modules/@aws-sdk/' },
    ),
    never(
      's3-outside-the-server',
      'What answers requests knows of the store by its name alone',
      { path: '^backend/src/backups/(backup-keeper|backups\\..*)\\.ts$', pathNot: TEST },
      { path: '^backend/src/backups/(s3-store|stores-of)\\.ts$' },
    ),
    never(
      'demo-for-its-command',
      'Only the command that makes the demo knows the demo',
      { pathNot: ['^backend/src/demo/', '^backend/commands/demo\\.ts$', ...TEST] },
      { path: '^backend/src/demo/' },
    ),
    never(
      'demo-like-a-visitor',
      'The demo is written through the services that the API calls',
      { path: '^backend/src/demo/', pathNot: TEST },
      {
        path: [
          '\\.repository\\.ts$',
          '\\.routes\\.ts$',
          '^backend/src/(app|server)\\.ts$',
          '^backend/commands/',
        ],
      },
    ),
    never('server-is-the-top', 'Nothing imports the process', {}, { path: '^backend/src/server\\.ts$' }),
    never(
      'record-to-record',
      'A record reaches another only through its repository or its rules',
      { path: '^backend/src/records/([^/]+)/', pathNot: TEST },
      {
        path: '^backend/src/records/[^/]+/',
        pathNot: ['^backend/src/records/$1/', '\\.(repository|rule)\\.ts$'],
      },
    ),
    never(
      'report-to-record',
      'A report reads records through their repositories',
      { path: '^backend/src/reports/', pathNot: TEST },
      { path: '^backend/src/records/', pathNot: '\\.repository\\.ts$' },
    ),
    never(
      'report-to-report',
      'Reports do not know each other',
      { path: '^backend/src/reports/([^/]+)/', pathNot: TEST },
      { path: '^backend/src/reports/[^/]+/', pathNot: '^backend/src/reports/$1/' },
    ),
    never(
      'routes-no-sql',
      'Routes call a service',
      { path: '\\.routes\\.ts$' },
      { path: '\\.(repository|table)\\.ts$' },
    ),
    never(
      'repository-no-http',
      'Repositories know rows and domain values, not the wire',
      { path: '\\.repository\\.ts$' },
      { path: ['^backend/src/http/', '\\.(schema|routes|service)\\.ts$', '/node_modules/(fastify|zod)'] },
    ),
    never(
      'backend-dependencies',
      'What runs in production is a dependency, not a tool',
      { path: '^backend/(src|commands)/', pathNot: TEST },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),

    never(
      'nothing-of-infra',
      'The product knows nothing of where it runs',
      { pathNot: '^infra/' },
      { path: '^infra/' },
    ),
    never(
      'infra-alone',
      'The way to AWS imports nothing of the app, but the hash that a password leaves the machine as',
      { path: '^infra/', pathNot: TEST },
      { path: '^(domain|backend|frontend)/', pathNot: '^backend/src/access/password-hash\\.ts$' },
    ),
    infra('constructs'),
    infra('stacks', 'constructs'),
    infra('edge', 'stacks', 'constructs'),
    infra('deploy', 'stacks', 'constructs', 'edge'),

    frontend('format'),
    frontend('keyboard'),
    frontend('i18n'),
    frontend('ui', 'format', 'keyboard', 'i18n'),
    frontend('api'),
    frontend('router'),
    frontend('features', 'ui', 'format', 'api', 'keyboard', 'i18n', 'router'),
    never(
      'links-in-features',
      'A feature may link to a page; it knows nothing else of pages and addresses',
      { path: '^frontend/src/features/', pathNot: TEST },
      { path: '^frontend/src/router/', pathNot: '^frontend/src/router/link\\.tsx$' },
    ),
    never(
      'feature-to-feature',
      'Features meet in app/routes only',
      { path: '^frontend/src/features/([^/]+)/', pathNot: TEST },
      { path: '^frontend/src/features/[^/]+/', pathNot: '^frontend/src/features/$1/' },
    ),
    never(
      'domain-in-drafts',
      'What a person types becomes a value in draft.ts or drafts/; all else shows what the server said',
      {
        path: '^frontend/src/',
        pathNot: [...TEST, '^frontend/src/features/[^/]+/(draft|drafts/[^/]+)\\.ts$'],
      },
      { path: '^domain/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
