/**
 * One project a tier, from fast to slow (docs/architecture.md, "Tests"). `npm test` runs them in this order;
 * one alone: `npx jest --selectProjects contract`.
 */
const javascript = { '^.+\\.(t|j|mj)sx?$': ['@swc/jest', swc()] }

/** Packages that come as ES modules only; everything else in node_modules is loaded as it is. */
const esmOnly = ['jose', 'supercluster', 'kdbush']

const shared = {
  rootDir: import.meta.dirname,
  transform: javascript,
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.cache/'],
  setupFilesAfterEnv: ['<rootDir>/test/setup/console-fails.ts'],
  restoreMocks: true,
}

/** Tiers with property tests. */
const properties = {
  setupFilesAfterEnv: [...shared.setupFilesAfterEnv, '<rootDir>/test/setup/fixed-seed.ts'],
}

const jsdom = {
  testEnvironment: 'jsdom',
  // Packages resolve as for Node: their browser builds are ES modules, which a test cannot load.
  testEnvironmentOptions: { customExportConditions: ['node', 'require', 'default'] },
}

function project(displayName, testMatch, more = {}) {
  return { ...shared, testEnvironment: 'node', displayName, testMatch, ...more }
}

const tiers = [
  project('domain', ['<rootDir>/domain/**/*.test.ts'], properties),
  project('functions', ['<rootDir>/cloudfunctions/**/*.test.ts']),
  project('local', ['<rootDir>/local/**/*.test.ts'], properties),
  project('tools', ['<rootDir>/tools/**/*.test.ts', '<rootDir>/config/**/*.test.ts']),
  project('contract', ['<rootDir>/test/contract/**/*.test.ts'], properties),
  project('scenario', ['<rootDir>/test/scenario/**/*.test.ts']),
  project('pages', ['<rootDir>/src/**/*.test.{ts,tsx}', '<rootDir>/test/pages/**/*.test.{ts,tsx}'], {
    ...jsdom,
    setupFilesAfterEnv: [...shared.setupFilesAfterEnv, '<rootDir>/test/setup/page-matchers.ts'],
    moduleNameMapper: {
      '^@tarojs/taro$': '<rootDir>/test/pages/stubs/taro.ts',
      '^@tarojs/components$': '<rootDir>/test/pages/stubs/components.tsx',
      '\\.(s?css)$': '<rootDir>/test/pages/stubs/style.ts',
    },
    moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'js', 'mjs', 'cjs', 'json'],
  }),
  project('native', ['<rootDir>/test/native/**/*.test.ts'], jsdom),
  project('weapp', ['<rootDir>/test/weapp/**/*.test.ts'], jsdom),
  project('browser', ['<rootDir>/test/browser/**/*.test.ts']),
]

/** Hours of load and kill -9 are for `npm run soak`. */
if (process.env.SOAK === '1') tiers.push(project('load', ['<rootDir>/test/load/**/*.test.ts']))

export default {
  rootDir: import.meta.dirname,
  projects: tiers,
  maxWorkers: 2,
  // Only ends what hangs: how fast a machine is decides no test.
  testTimeout: 120_000,
}

function swc() {
  return {
    jsc: {
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  }
}
