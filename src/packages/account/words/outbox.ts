/** What was done without a network and waits on this device. */
export const zhCN = {
  title: '待发送',
  intro: '这些还没发出。有网络就自动发，关掉暖邻也不会丢。',
  empty: '都发出去了',
  emptyHint: '没有网络时做的事会先记在这里。',
  acts: {
    'station.reportLocked': '报告驿站没开门',
    'submissions.send': '发驿站照片',
  } as Readonly<Record<string, string>>,
  other: '一件事',
  forWhom: (label: string) => `为${label}`,
  waits: '等网络',
  refused: '没能发出',
  late: '放得太久，不再自动发。',
  now: '现在就发',
  sending: '正在发…',
  drop: '不发了',
  dropNamed: (what: string) => `不发了：${what}`,
  remove: '知道了',
  removeNamed: (what: string) => `知道了：${what}`,
}

export const en: typeof zhCN = {
  title: 'Waiting to be sent',
  intro: 'These go out as soon as there is a network, also if you close the app.',
  empty: 'Everything is sent',
  emptyHint: 'What you do without a network is kept here first.',
  acts: {
    'station.reportLocked': 'Report that a station was locked',
    'submissions.send': 'Send photos of a station',
  },
  other: 'Something',
  forWhom: label => `for ${label}`,
  waits: 'Waits for a network',
  refused: 'Could not be sent',
  late: 'It waited too long and is not sent by itself any more.',
  now: 'Send now',
  sending: 'Sending…',
  drop: 'Do not send',
  dropNamed: what => `Do not send: ${what}`,
  remove: 'All right',
  removeNamed: what => `All right: ${what}`,
}
