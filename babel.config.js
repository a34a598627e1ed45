// WeChat brings its own engine on Android (Chromium) and the system's on iOS; older ones no longer run WeChat.
const targets = { ios: '14', chrome: '80' }

module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]] }
