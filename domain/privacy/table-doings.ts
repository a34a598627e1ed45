import { onDeletion, type KeptDatum } from './datum'

/** What is kept of what people do here and are told. */
export const doingsData: readonly KeptDatum[] = [
  {
    group: 'doings',
    what: { 'zh-CN': '收藏的驿站', en: 'Favourite stations' },
    where: ['favourites'],
    purpose: { 'zh-CN': '列给你看', en: 'to list them for you' },
    kept: { 'zh-CN': '到你取消收藏为止', en: 'until you take them out' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'doings',
    what: { 'zh-CN': '你报过「到了没开门」：哪个驿站，什么时候', en: 'Stations you found locked, and when' },
    where: ['locked_reports', 'locked_cases'],
    purpose: {
      'zh-CN': '告诉驿站去处理，处理完答复你',
      en: 'so that the station can deal with it and answer you',
    },
    kept: { 'zh-CN': '和驿站的记录一起', en: 'with the station’s record' },
    onDeletion: onDeletion.stays(
      '驿站有几个人白跑过，数字还要对得上',
      'how many people came in vain must still add up',
    ),
  },
  {
    group: 'doings',
    what: {
      'zh-CN': '你发的照片：只有画面，拍摄的地点、时间、手机型号都去掉',
      en: 'Pictures you sent: the picture, nothing else of the file (no place, no time, no device)',
    },
    where: ['photos'],
    purpose: {
      'zh-CN': '让人看到说的是什么；公开前工作人员会遮住人脸和车牌',
      en: 'to show what they are about; staff cover faces and plates before others see them',
    },
    kept: {
      'zh-CN': '没用上的一天；用上的和那件事一起；原图重新做好就删',
      en: 'a day where nothing uses them, else as long as what uses them; what was sent is deleted once it was made anew',
    },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'doings',
    what: {
      'zh-CN': '你的投稿：拍的哪个驿站、说明、审核结果、异议',
      en: 'What you sent to be shown: of which station, caption, what became of it, an objection',
    },
    where: ['submissions'],
    purpose: {
      'zh-CN': '工作人员看过就登出来；别人看不到是谁发的',
      en: 'to show it once staff have looked; nobody reads who sent it',
    },
    kept: {
      'zh-CN': '到你撤回为止；没登的 180 天；撤回的文字当场删，照片两小时内删，只留 30 天的状态',
      en: 'until you take it back; what is not shown 180 days; of what was taken back the words go at once, the photos within two hours, and its state stays 30 days',
    },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'doings',
    what: {
      'zh-CN': '你的预约和候补：约了哪里、什么时候、去没去',
      en: 'Your bookings and lines: where, when, whether you came',
    },
    where: ['bookings'],
    purpose: {
      'zh-CN': '给你留名额，到了凭号签到',
      en: 'to keep a place for you, and check you in by its number',
    },
    kept: { 'zh-CN': '到预约那天后一年', en: 'a year after the day' },
    onDeletion: onDeletion.stays(
      '每个时段来了几个人，数字还要对得上；没去的预约当场取消',
      'how many came must still add up; what is to come is cancelled at once',
    ),
  },
  {
    group: 'doings',
    what: {
      'zh-CN': '你现场取的号：在哪里、几号、叫到没有',
      en: 'Numbers you drew on the spot: where, which, whether you were called',
    },
    where: ['turns'],
    purpose: { 'zh-CN': '按先来后到叫你', en: 'to call you in your turn' },
    kept: { 'zh-CN': '30 天', en: '30 days' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'doings',
    what: {
      'zh-CN': '你送检的食品：是什么、在哪买的、多重、结果',
      en: 'Food you brought to be tested: what it is, where it was bought, its weight, the result',
    },
    where: ['samples'],
    purpose: {
      'zh-CN': '把结果告诉你；测出问题时找到源头。别人看不到是谁送的、在哪买的',
      en: 'to tell you the result, and to find the source of what is wrong; others read neither who brought it nor where it was bought',
    },
    kept: { 'zh-CN': '和检测记录一起', en: 'with the record of the test' },
    onDeletion: onDeletion.stays(
      '检测记录和统计要对得上，不再有你的名字',
      'the record of the test and the figures must add up; nothing leads to you',
    ),
  },
  {
    group: 'told',
    what: { 'zh-CN': '发给你的消息', en: 'What you were told' },
    where: ['inbox'],
    purpose: { 'zh-CN': '让你能再看一遍', en: 'so that you can read it again' },
    kept: { 'zh-CN': '一年', en: 'a year' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'told',
    what: {
      'zh-CN': '你同意微信发哪种通知，还能发几条',
      en: 'Which messages WeChat may bring you, and how many more',
    },
    where: ['consents'],
    purpose: { 'zh-CN': '不多发一条', en: 'to send no more than you agreed to' },
    kept: { 'zh-CN': '到你注销为止', en: 'until you delete the account' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'told',
    what: {
      'zh-CN': '发到微信的通知：哪种，什么时候，发没发成',
      en: 'Messages sent to your WeChat: which kind, when, whether it arrived',
    },
    where: ['sendings'],
    purpose: {
      'zh-CN': '每条只发一次；没送达的能查原因，管理员看不到是发给谁的',
      en: 'to send each once and find out why one failed; administrators do not see whom it was for',
    },
    kept: { 'zh-CN': '30 天', en: '30 days' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'told',
    what: {
      'zh-CN': '发给别人的消息里你的称呼，比如「小李接受了邀请」',
      en: 'Your name in messages to others, such as “Xiao Li accepted”',
    },
    where: ['inbox.about', 'inbox.notice.nickname'],
    purpose: { 'zh-CN': '让对方知道是谁', en: 'so that they know who it was' },
    kept: { 'zh-CN': '一年', en: 'a year' },
    onDeletion: onDeletion.stays('消息是对方的，你的称呼清空', 'the message is theirs; your name is emptied'),
  },
]
