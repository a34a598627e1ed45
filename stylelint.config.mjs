/** Colours, letter sizes and shadows come from src/theme; everywhere else only their names are written. */
const token = /^(var\(--|inherit$|transparent$|currentcolor$|none$|0$|unset$)/

export default {
  extends: ['stylelint-config-standard-scss'],
  ignoreFiles: ['dist/**', 'src/theme/icons.scss', 'src/custom-tab-bar/icons.wxss'],
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': ['rgb', 'rgba', 'hsl', 'hsla'],
    'declaration-property-value-allowed-list': {
      'font-size': [token],
      color: [token],
      'background-color': [token],
      'border-color': [token],
      'box-shadow': [token, /^inset .*var\(--/, /^0 0 0 \d+px var\(--/],
    },
    // WeChat's elements and Taro's pages.
    'selector-type-no-unknown': [true, { ignoreTypes: ['page', 'view', 'text'] }],
    // Blocks and their parts: block, block__part, block--state.
    'selector-class-pattern': null,
    'no-descending-specificity': null,
    // Older engines in WeChat know only the prefixed masks and lines.
    'property-no-vendor-prefix': null,
    'value-no-vendor-prefix': null,
    'media-feature-range-notation': null,
  },
  overrides: [
    {
      files: ['src/theme/**/*.scss', 'src/custom-tab-bar/*.wxss'],
      rules: {
        'color-no-hex': null,
        'function-disallowed-list': null,
        'declaration-property-value-allowed-list': null,
        'font-family-no-missing-generic-family-keyword': null,
      },
    },
  ],
}
