import { onDeletion, type KeptDatum, type NeverKept } from './datum'

/**
 * Everything that is kept about a person: the page for people, docs/privacy.md (`npm run api:docs`) and the test that
 * looks at what is really stored are made from this one table.
 *
 * To add a row: say what it is, where it stands (`collection`, or `collection.field` where only a part of a document
 * is about a person), what for, how long, and what the deletion of the account does to it. Then say in
 * `documents.ts` how a person's documents are found, and run `npm run api:docs`. A collection in which nobody stands
 * goes into `withoutPersons` below. test/contract/privacy-table.test.ts fails until all three agree with what is stored.
 */
export const keptData: readonly KeptDatum[] = [
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
  {
    group: 'family',
    what: { 'zh-CN': '谁可以替谁办事，怎么称呼', en: 'Who may act for whom, and what they call them' },
    where: ['delegations', 'delegation_offers'],
    purpose: {
      'zh-CN': '替家人办事，或在柜台请人代办',
      en: 'acting for a family member, or being served at the counter',
    },
    kept: {
      'zh-CN': '家人一年，柜台两小时；办过的记录留着',
      en: 'a year for family, two hours at the counter; that it was stays',
    },
    onDeletion: onDeletion.stays(
      '另一方要能查到办过什么，不再有你的称呼',
      'the other side can still look up what was done; what you were called is gone',
    ),
  },
  {
    group: 'work',
    what: {
      'zh-CN': '担任的角色：什么角色，管哪里，谁给的',
      en: 'Roles you hold: which, where, who gave it',
    },
    where: ['grants'],
    purpose: { 'zh-CN': '判断能做什么；谁当过什么要查得到', en: 'permission; and who was what' },
    kept: { 'zh-CN': '结束以后也留着', en: 'also after they ended' },
    onDeletion: onDeletion.stays(
      '公职由谁担任过要查得到，只剩编号',
      'that an office was held must be traceable; only an id is left',
    ),
  },
  {
    group: 'work',
    what: {
      'zh-CN': '角色的邀请：谁邀请，谁接受，备注',
      en: 'Invitations to a role: who invited, who accepted, a note',
    },
    where: ['invitations'],
    purpose: { 'zh-CN': '成为工作人员', en: 'to become staff' },
    kept: { 'zh-CN': '和角色一起', en: 'with the roles' },
    onDeletion: onDeletion.stays('同上，备注清空', 'the same; the note is emptied'),
  },
  {
    group: 'work',
    what: {
      'zh-CN': '工作人员做的事、替别人做的事：谁，何时，改了什么',
      en: 'Acts of staff and on somebody’s behalf: who, when, what before and after',
    },
    where: ['audit'],
    purpose: {
      'zh-CN': '每件事都说得清，谁也改不了',
      en: 'so that every act can be accounted for; nobody can change it',
    },
    kept: { 'zh-CN': '服务期间一直', en: 'while the service runs' },
    onDeletion: onDeletion.stays(
      '公务记录依法留存；取出你的识别号，讲到你的记录里也取出称呼，留下已取出的印记',
      'records of office stay by law; your id is taken out of them, your name out of those about you, and a seal says that they were',
    ),
  },
  {
    group: 'work',
    what: {
      'zh-CN': '谁审了哪个投稿（只记编号）',
      en: 'Who decided about what others sent (an id only)',
    },
    where: ['submissions.history'],
    purpose: {
      'zh-CN': '有异议时，换一位同事来看',
      en: 'so that a colleague hears the objection',
    },
    kept: { 'zh-CN': '和投稿一起', en: 'with what was sent' },
    onDeletion: onDeletion.stays('只剩编号，不再指向任何人', 'only an id is left, which leads to nobody'),
  },
  {
    group: 'work',
    what: {
      'zh-CN': '谁改了全区的设置，谁导入了名单',
      en: 'Who changed the settings of the district, who imported a list',
    },
    where: ['settings_versions.by', 'import_uploads', 'import_parts', 'imports'],
    purpose: { 'zh-CN': '说得清是谁改的', en: 'to account for it' },
    kept: {
      'zh-CN': '设置一直留着；上传的名单一天',
      en: 'settings while the service runs; a list that was sent, a day',
    },
    onDeletion: onDeletion.stays(
      '设置的历史要完整，只剩编号',
      'the history of settings must be complete; only an id is left',
    ),
  },
  {
    group: 'brief',
    what: {
      'zh-CN': '最近几分钟用得多不多；同一次点按的编号',
      en: 'How often you called in the last minutes; keys of taps',
    },
    where: ['rate_limits', 'idempotency_keys'],
    purpose: {
      'zh-CN': '挡住程序和乱猜；点两次只算一次。只存打乱后的值',
      en: 'to stop programs and guessing; a repeated tap counts once. Hashes only',
    },
    kept: { 'zh-CN': '几分钟；7 天', en: 'minutes; 7 days' },
    onDeletion: onDeletion.ends('到期自动清除', 'gone by themselves'),
  },
  {
    group: 'brief',
    what: {
      'zh-CN': '你以某个角色做事的时刻',
      en: 'That you acted in a role: a moment',
    },
    where: ['guards'],
    purpose: {
      'zh-CN': '角色收回后，不会再有事办成',
      en: 'so that nothing is done after a role was taken away',
    },
    kept: { 'zh-CN': '到下一次做事为止', en: 'until the next act' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'brief',
    what: {
      'zh-CN': '请微信检查过哪张照片、结果',
      en: 'That WeChat was asked about a picture, and its answer',
    },
    where: ['content_checks'],
    purpose: { 'zh-CN': '挡住不合适的内容', en: 'to stop what is not fit to be shown' },
    kept: { 'zh-CN': '7 天', en: '7 days' },
    onDeletion: onDeletion.ends('里面没有你，到期自动清除', 'names nobody; gone by itself'),
  },
  {
    group: 'brief',
    what: { 'zh-CN': '你要的资料副本', en: 'The copy of your data that you asked for' },
    where: ['exports', 'export_parts'],
    purpose: { 'zh-CN': '让你取走', en: 'for you to fetch' },
    kept: { 'zh-CN': '24 小时', en: '24 hours' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'brief',
    what: {
      'zh-CN': '你提出的注销：识别号、称呼',
      en: 'That you deleted your account: your id and name',
    },
    where: ['deletions'],
    purpose: { 'zh-CN': '把各处的资料清干净', en: 'to clear what is left everywhere' },
    kept: { 'zh-CN': '清完为止，通常几分钟', en: 'until all is cleared, usually minutes' },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'others',
    what: {
      'zh-CN': '网格联系人的姓名、身份、电话（和账号无关）',
      en: 'Contacts of a grid: name, what they are, telephone (not tied to accounts)',
    },
    where: ['areas.contacts'],
    purpose: {
      'zh-CN': '让居民知道该打给谁；登记前本人同意，谁都可以看',
      en: 'so that residents know whom to call; entered with their agreement, readable by anyone',
    },
    kept: {
      'zh-CN': '到改掉为止，改过什么留在操作记录里',
      en: 'until changed; what they were stays in the audit log',
    },
    onDeletion: onDeletion.ends(
      '不随账号走：请社区管理员删去',
      'not part of an account: the community’s administrator takes it out',
    ),
  },
]

/** What no place keeps. */
export const neverKept: readonly NeverKept[] = [
  {
    what: { 'zh-CN': '你在哪里', en: 'Where you are' },
    instead: {
      'zh-CN': '只在你点的时候用来排远近，用完就丢，也不进日志',
      en: 'used at the tap to sort by distance and dropped; never logged',
    },
  },
  {
    what: { 'zh-CN': '真实姓名、身份证号', en: 'Your real name, your identity number' },
    instead: { 'zh-CN': '没有一处需要', en: 'nothing needs them' },
  },
]

/** Collections in which no person stands, nor anything that leads to one. */
export const withoutPersons: readonly string[] = [
  'stations',
  'settings',
  'emergencies',
  'audit_heads',
  'migrations',
  'leases',
  'job_runs',
]
