/* global module -- Babel reads this file as CommonJS */
// WeChat brings its own engine on Android (Chromium) and the system's on iOS. Newer targets leave private
// methods as they are, which Taro's own plugins then refuse.
const targets = { ios: '14', chrome: '80' }

// These engines have all of them; what they get wrong is at edges that no code of ours and of our packages
// touches, and what mends it costs a fifth of each file that uses them.
const exclude = ['transform-destructuring', 'transform-parameters', 'transform-optional-chaining']

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets, exclude }]],
  // A private field becomes a property under a symbol: shorter and quicker than a WeakMap for each.
  assumptions: { privateFieldsAsSymbols: true, setPublicClassFields: true },
}
