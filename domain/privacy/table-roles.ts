import { onDeletion, type KeptDatum } from './datum'

/** What is kept of who acts for whom and in which role. */
export const rolesData: readonly KeptDatum[] = [
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
      'zh-CN': '谁收的样、谁测的、谁复核的（只记编号）',
      en: 'Who took a sample in, tested and verified it (an id only)',
    },
    where: ['samples.history'],
    purpose: {
      'zh-CN': '自己录的结果自己不能复核，再次筛查换一个人',
      en: 'nobody verifies their own result, and another one screens again',
    },
    kept: { 'zh-CN': '和检测记录一起', en: 'with the record of the test' },
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
]
