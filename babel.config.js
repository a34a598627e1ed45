/* global module -- Babel reads this file as CommonJS */
// WeChat brings its own engine on Android (Chromium) and the system's on iOS. Newer targets leave private
// methods as they are, which Taro's own plugins then refuse.
const targets = { ios: '14', chrome: '80' }

module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]] }
