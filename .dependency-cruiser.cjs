/**
 * Imports run one way (docs/architecture.md, "Rules of the house"):
 * pages|packages → features → components, api → domain; index → handlers → store, domain → platform.
 */
/** Tests, and the values that property tests draw from. */
const tests = '\\.test\\.tsx?$|/arbitrary-[^/]+\\.ts$'

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'all-found',
      severity: 'error',
      from: { pathNot: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What is imported stands in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'product-not-on-tools-for-building',
      comment: 'What is shipped uses dependencies, not devDependencies; types are free.',
      severity: 'error',
      from: { path: '^(src|domain|cloudfunctions)/', pathNot: [tests, '/import/'] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'domain-is-pure',
      comment: 'Nothing in domain knows React, Taro, Node or a database: zod/mini and plain dayjs only.',
      severity: 'error',
      from: { path: '^domain/', pathNot: tests },
      to: { pathNot: ['^domain/', '^node_modules/(zod|dayjs)/'] },
    },
    {
      name: 'contracts-in-zod-mini',
      comment: 'zod itself costs 78 KB in the client and 40 % of a cold start.',
      severity: 'error',
      from: { path: '^(src|domain|cloudfunctions)/', pathNot: tests },
      to: { path: '^node_modules/zod/(index|v4/index|v4/classic/index)\\.' },
    },
    {
      name: 'client-not-on-functions',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(cloudfunctions|local|tools|config)/' },
    },
    {
      name: 'features-below-pages',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/(pages|packages)/' },
    },
    {
      name: 'features-apart',
      comment: 'No feature imports another: what two need is a component, or belongs to the domain.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'subpackages-apart',
      comment: 'WeChat does not let one subpackage read another.',
      severity: 'error',
      from: { path: '^src/packages/([^/]+)/' },
      to: { path: '^src/packages/([^/]+)/', pathNot: '^src/packages/$1/' },
    },
    {
      name: 'pages-not-on-packages',
      severity: 'error',
      from: { path: '^src/pages/' },
      to: { path: '^src/packages/' },
    },
    {
      name: 'components-know-no-product',
      severity: 'error',
      from: { path: '^src/components/' },
      to: { path: '^src/(features|pages|packages)/' },
    },
    {
      name: 'api-below-everything',
      severity: 'error',
      from: { path: '^src/(api|i18n|theme)/' },
      to: { path: '^src/(features|pages|packages|components)/' },
    },
    {
      name: 'functions-apart',
      comment:
        'A function is deployed by itself; what two need is platform or domain. Migrations and imports are about what others store.',
      severity: 'error',
      from: {
        path: '^cloudfunctions/([^/]+)/',
        pathNot: ['^cloudfunctions/(platform|jobs|upkeep|imports|migrations)/', tests],
      },
      to: { path: '^cloudfunctions/([^/]+)/', pathNot: '^cloudfunctions/($1|platform)/' },
    },
    {
      name: 'platform-below-functions',
      severity: 'error',
      from: { path: '^cloudfunctions/platform/', pathNot: tests },
      to: { path: '^cloudfunctions/(?!platform/)' },
    },
    {
      name: 'functions-not-on-the-local-side',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: tests },
      to: { path: '^(src|local|tools|config|test)/' },
    },
    {
      name: 'handlers-not-on-entries',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: '^cloudfunctions/[^/]+/index\\.ts$' },
    },
    {
      name: 'stores-not-on-handlers',
      severity: 'error',
      from: { path: '^cloudfunctions/[^/]+/store[^/]*\\.ts$' },
      to: { path: '^cloudfunctions/[^/]+/handlers\\.ts$' },
    },
    {
      name: 'local-cloud-knows-no-product',
      comment: 'It could serve any CloudBase project.',
      severity: 'error',
      from: { path: '^local/cloud/' },
      to: { path: '^(src|domain|cloudfunctions|config|tools|test|local/(?!cloud/))' },
    },
    {
      name: 'checker-knows-no-engine',
      comment: 'Who judges the histories of the database shares nothing with it.',
      severity: 'error',
      from: { path: '^local/cloud/history-checker/' },
      to: { path: '^local/(?!cloud/history-checker/)' },
    },
    {
      name: 'phone-knows-no-product',
      comment: 'It could run any mini program.',
      severity: 'error',
      from: { path: '^local/phone/' },
      to: { path: '^(src|domain|cloudfunctions|config|tools|test|local/(?!phone/))' },
    },
    {
      name: 'local-not-on-tools',
      severity: 'error',
      from: { path: '^local/', pathNot: tests },
      to: { path: '^(tools|test|src)/' },
    },
    {
      name: 'nothing-on-tests',
      severity: 'error',
      from: { pathNot: ['^test/', tests] },
      to: { path: ['^test/', tests] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^\\.data/', '^test/weapp/fixture/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      // Of a component with two forms either will do: both obey the same rules.
      extensions: [
        '.ts',
        '.tsx',
        '.d.ts',
        '.js',
        '.mjs',
        '.cjs',
        '.json',
        '.h5.ts',
        '.h5.tsx',
        '.weapp.ts',
        '.weapp.tsx',
      ],
    },
    combinedDependencies: false,
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
}
