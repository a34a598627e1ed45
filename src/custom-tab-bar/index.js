/* The native tab bar of WeChat: one instance on every tab page, fed by components/tab-bar. */
Component({
  data: {
    care: false,
    current: '',
    tabs: [
      { name: 'home', icon: 'house', words: '首页', url: '/pages/home/index' },
      { name: 'stations', icon: 'map', words: '驿站', url: '/pages/stations/index' },
      { name: 'me', icon: 'user', words: '我的', url: '/pages/me/index' },
    ],
  },
  methods: {
    open(event) {
      const { url, name } = event.currentTarget.dataset
      if (name !== this.data.current) wx.switchTab({ url })
    },
  },
})
