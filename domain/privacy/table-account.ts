import { onDeletion, type KeptDatum } from './datum'

/** What is kept of the account itself. */
export const accountData: readonly KeptDatum[] = [
  {
    group: 'account',
    what: { 'zh-CN': '你怎么称呼自己', en: 'What you call yourself' },
    where: ['people.nickname', 'people.naming', 'people.namingDue'],
    purpose: {
      'zh-CN': '让家人和为你办事的工作人员认得你；新的称呼先请微信检查，通过了别人才看得到',
      en: 'so that family and staff who serve you know you; WeChat checks a new one before others see it',
    },
    kept: { 'zh-CN': '到你改掉为止', en: 'until you change it' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'account',
    what: { 'zh-CN': '回电号码（你愿意才填）', en: 'A call-back number (only if you give one)' },
    where: ['people.phone', 'people.phoneUntil'],
    purpose: {
      'zh-CN': '驿站给你回电；工作人员只看到 138****0000，看全号要写原因，并且告诉你',
      en: 'for a station to call you back; staff see 138****0000, and the whole number only for a reason that is recorded, of which you are told',
    },
    kept: {
      'zh-CN': '到你删掉为止；没有账号、在柜台留的，30 天',
      en: 'until you take it away; 30 days for who has no account and left it at a counter',
    },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'account',
    what: {
      'zh-CN': '微信给暖邻的识别号（openid），网页版是登录号',
      en: 'The id WeChat gives Nuanlin for you (openid); a subject on H5',
    },
    where: ['people.subject'],
    purpose: {
      'zh-CN': '下次打开还认得你；谁也看不到，工作人员也看不到',
      en: 'to know you again; shown to nobody, also not to staff',
    },
    kept: { 'zh-CN': '到你注销为止', en: 'until you delete the account' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'account',
    what: { 'zh-CN': '我们给你编的号，和别处无关', en: 'An id of ours, which says nothing elsewhere' },
    where: ['people._id'],
    purpose: {
      'zh-CN': '把你的东西放在一起，记录里用它代替名字',
      en: 'to keep your things together, and to stand for you in records',
    },
    kept: { 'zh-CN': '到你注销为止', en: 'until you delete the account' },
    onDeletion: onDeletion.stays(
      '留在记录里的编号不再指向任何人',
      'where a record still carries it, it leads to nobody any more',
    ),
  },
  {
    group: 'account',
    what: { 'zh-CN': '你选的社区', en: 'Your community' },
    where: ['people.community'],
    purpose: {
      'zh-CN': '不问你的位置，也能先看到附近的驿站',
      en: 'to start near you without asking for a location',
    },
    kept: { 'zh-CN': '到你换掉或不选为止', en: 'until you change or clear it' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'account',
    what: { 'zh-CN': '语言、关怀版', en: 'Language and care mode' },
    where: ['people.language', 'people.careMode', 'people.favourites'],
    purpose: { 'zh-CN': '照你喜欢的样子打开', en: 'to show the app as you chose it' },
    kept: { 'zh-CN': '到你注销为止', en: 'until you delete the account' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'account',
    what: { 'zh-CN': '登录过的浏览器', en: 'Browsers you entered' },
    where: ['sessions', 'logins'],
    purpose: { 'zh-CN': '让你看到并随时退出', en: 'so that you see them and can end each' },
    kept: {
      'zh-CN': '最后一次使用后 30 天；登录码 3 分钟',
      en: '30 days after the last use; a login code 3 minutes',
    },
    onDeletion: onDeletion.goes,
  },
]
