export default defineAppConfig({
  pages: ['pages/home/index', 'pages/stations/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'packages/resident',
      pages: ['station/index', 'community/index', 'favourites/index', 'grid/index', 'inbox/index'],
    },
    {
      root: 'packages/account',
      pages: [
        'login/index',
        'approve/index',
        'sessions/index',
        'outbox/index',
        'profile/index',
        'family/index',
        'family-code/index',
      ],
    },
    {
      root: 'packages/staff',
      pages: [
        'workbench/index',
        'accept/index',
        'people/index',
        'invite/index',
        'counter/index',
        'audit/index',
        'stations/index',
        'station/index',
        'station-edit/index',
        'locked/index',
        'emergencies/index',
        'emergency-start/index',
        'settings/index',
        'rules/index',
        'catalogue/index',
        'calendar/index',
        'settings-history/index',
        'areas/index',
        'import/index',
      ],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/resident'] },
  },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '暖邻',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FAF7F2',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    custom: true,
    color: '#5C544A',
    selectedColor: '#AD4F08',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/stations/index', text: '驿站' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  // WeChat asks for consent before the first private interface is used.
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['getLocation'],
  permission: {
    'scope.userLocation': { desc: '用来算出离你最近的驿站，只在你点的时候用，不保存' },
  },
})
