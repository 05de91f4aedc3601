/**
 * Who may import whom: the table in CONTRIBUTING.md, as rules. Rooms that do not exist yet (office, the
 * desks, web, worker) are named already, so that the first file in them is judged like the last.
 */
const desks = 'programme|clinic|master-plan|field|reports|risk-register|watch';
const stations = '[1-6]-[a-z]+';

const packages = ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'];

/** Everything of the house that `allowed` does not name. */
const outside = (...allowed) => ({ pathNot: allowed, dependencyTypesNot: packages, couldNotResolve: false });

export default {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel has no I/O and knows no room: it can be trusted, and tested, anywhere.',
      severity: 'error',
      from: { path: '^kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^kernel/' }, // no package and no Node module either
    },
    {
      name: 'platform-imports-kernel-only',
      severity: 'error',
      from: { path: '^platform/', pathNot: '\\.test\\.ts$' },
      to: outside('^platform/', '^kernel/'),
    },
    {
      name: 'stations-meet-in-tables',
      comment:
        'A station reads what the one before it wrote; it never calls it. workspace.ts says where; egp-source.ts says how the source spells.',
      severity: 'error',
      from: { path: `^procurement/(${stations})/`, pathNot: '\\.test\\.ts$' },
      to: outside('^procurement/$1/', '^procurement/(workspace|egp-source)\\.ts$', '^kernel/', '^platform/'),
    },
    {
      name: 'procurement-knows-no-desk',
      severity: 'error',
      from: { path: '^procurement/', pathNot: '\\.test\\.ts$' },
      to: outside('^procurement/', '^kernel/', '^platform/'),
    },
    {
      name: 'office-knows-no-desk',
      severity: 'error',
      from: { path: '^office/', pathNot: '\\.test\\.ts$' },
      to: outside('^office/', '^kernel/', '^platform/'),
    },
    {
      name: 'desks-never-import-desks',
      comment: 'They meet in watch items, recommendations, letters and the timeline.',
      severity: 'error',
      from: { path: `^(${desks})/`, pathNot: '\\.test\\.ts$' },
      to: outside('^$1/', '^office/', '^kernel/', '^platform/', '^procurement/(read|precheck)\\.ts$'),
    },
    {
      name: 'doors-of-procurement',
      comment:
        'Commands, pages and jobs enter the analysis by read, precheck and run. The workbench of flag authors (flag-test, new-flag, reference) may look at station 4 itself.',
      severity: 'error',
      from: { path: '^(cli|web|worker)/', pathNot: '\\.test\\.ts$|^cli/(flag-test|new-flag|reference)' },
      to: { path: `^procurement/(${stations})/` },
    },
    {
      name: 'nobody-imports-commands-or-seed',
      severity: 'error',
      from: { path: '^(kernel|platform|procurement|office|web|worker)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(cli|seed|tests|bench)/' },
    },
    {
      name: 'components-know-no-room',
      comment:
        'A component is shown by any page and may run in a browser: the kernel and words, nothing else of an office.',
      severity: 'error',
      from: { path: '^web/src/(components|look|language)', pathNot: '\\.test\\.ts$' },
      to: outside('^web/src/', '^kernel/', '(^|/)(text|states)\\.ts$'),
    },
    {
      name: 'pages-are-nobodys-room',
      comment: 'The site shows the rooms; no room needs the site. Whoever starts it uses web/server.ts.',
      severity: 'error',
      from: { path: '^(kernel|platform|procurement|office|worker|' + desks + ')/', pathNot: '\\.test\\.ts$' },
      to: { path: '^web/' },
    },
    {
      name: 'red-flags-and-law-are-read-as-files',
      severity: 'error',
      from: {},
      to: { path: '^(red-flags|law)/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'what-is-imported-exists',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\./\\$types|\\$app/)' }, // SvelteKit makes these; svelte-check asks after them
    },
    {
      name: 'tools-stay-out-of-the-product',
      severity: 'error',
      from: {
        path: '^(kernel|platform|procurement|office|web|worker|cli|seed|' + desks + ')/',
        pathNot: '\\.test\\.ts$',
      },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(workspace|demo|bench-results|coverage|screenshots|web/build|web/.svelte-kit)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
