/* global module -- Babel reads this file as CommonJS */
// WeChat brings its own engine on Android (Chromium) and the system's on iOS.
const targets = { ios: '15', chrome: '86' }

module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]] }
