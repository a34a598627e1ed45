import { onDeletion, type KeptDatum } from './datum'

/** What is kept for a short while, and what is not tied to accounts. */
export const briefData: readonly KeptDatum[] = [
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
    kept: {
      'zh-CN': '做好后 24 小时；一直没做好，最多 7 天',
      en: '24 hours once it is ready; one that never is, at most 7 days',
    },
    onDeletion: onDeletion.goes,
  },
  {
    group: 'brief',
    what: {
      'zh-CN': '你提出的注销：识别号、称呼、删掉的文件的编号',
      en: 'That you deleted your account: your id, your name, ids of the files removed',
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
