import type { Locale } from '../contract/locale'

type Facts = Readonly<Record<string, unknown>>

/** What an act changed, as it was and as it is. */
export interface FactsOfAct {
  readonly before: Facts
  readonly after: Facts
}

/** What an act was, as one says it after who did it; `role` is the role that it was about. */
type Sentence = (facts: FactsOfAct, role: string) => string

const lower = (role: string) => role.charAt(0).toLowerCase() + role.slice(1)
const a = (role: string) => `${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${lower(role)}`

/** Whom an act was about, by what they call themselves; null where they have said nothing. */
function whom({ before, after }: FactsOfAct, then = ''): string | null {
  const person = after['person'] ?? before['person']
  return typeof person === 'string' && person !== '' ? `${person}${then}` : null
}
const as = (facts: FactsOfAct, role: string) => whom(facts, ` as ${lower(role)}`) ?? a(role)

/** Every act that the log can have: a test looks for each that the contracts know. */
export const acts: Readonly<Record<Locale, Readonly<Record<string, Sentence>>>> = {
  'zh-CN': {
    'staff.invite': (_, role) => `邀请了一位${role}`,
    'staff.withdraw': (_, role) => `撤回了${role}的邀请`,
    'staff.accept': (_, role) => `接受邀请，成为${role}`,
    'staff.suspend': (facts, role) => `暂停了${whom(facts, '的') ?? '一位'}${role}`,
    'staff.resume': (facts, role) => `恢复了${whom(facts, '的') ?? '一位'}${role}`,
    'staff.end': (facts, role) =>
      `收回了${whom(facts, '的') ?? '一位'}${role}${whom(facts) === null ? '的' : ''}角色`,
    'station.edit': () => '改了驿站资料',
    'station.setLive': () => '更新了空座和充电位',
    'station.setClosed': ({ after }) => (after['closedByStaff'] === true ? '把驿站关了' : '把驿站重新开了'),
    'station.setException': () => '定了特别的一天',
    'station.removeException': () => '取消了特别的一天',
    'station.answerLocked': () => '答复了「到了没开门」',
    'station.startEmergency': () => '开始了应急状态',
    'station.endEmergency': () => '结束了应急状态',
    'station.setFavourite': () => '改了收藏',
    'station.reportLocked': () => '报告驿站没开门',
    'account.update': () => '改了个人资料',
    'account.serveAtCounter': ({ after }) =>
      after['channel'] === 'telephone' ? '开始在电话里替人办理' : '开始在柜台替人办理',
    'account.unmaskPhone': () => '看了一个人的完整号码',
    'account.endDelegation': ({ before }) => (before['channel'] === undefined ? '解除了代办' : '替人办完了'),
    'account.acceptDelegation': () => '开始替家人办事',
    'privacy.deleteAccount': (_, role) => `注销了账号，不再是${role}`,
    'imports.begin': () => '开始导入驿站名单',
    'imports.addPart': () => '上传了驿站名单',
    'imports.write': () => '导入了驿站名单',
    'photos.cover': ({ after }) => (after['strokes'] === 0 ? '撤掉了照片上的遮盖' : '遮盖了照片的一部分'),
    'area.add': () => '新增了一个区域',
    'area.rename': () => '给区域改了名',
    'area.place': () => '改了一个区域的位置',
    'area.close': () => '撤销了一个区域',
    'area.reopen': () => '恢复了一个区域',
    'area.setContacts': () => '改了网格联系人',
    'area.takeOver': ({ after }) =>
      after['state'] === 'ended'
        ? '按区划文件夹撤销了一个区域'
        : after['state'] === 'active'
          ? '按区划文件夹恢复了一个区域'
          : '按区划文件夹去掉了一个区域',
    'district.setRules': () => '改了全区的规则',
    'district.setCatalogue': () => '改了服务目录',
    'district.setYear': () => '改了一年的节假日安排',
    'district.returnTo': () => '把设置改回了以前的版本',
    'district.withdraw': () => '撤回了还没生效的设置',
    'district.takeOver': () => '按区划文件夹更新了设置',
    'submissions.decide': ({ after }) =>
      after['state'] === 'published'
        ? '发布了驿站照片'
        : after['state'] === 'upheld'
          ? '看过异议，维持退回驿站照片'
          : '退回了驿站照片',
    'submissions.takeDown': () => '撤下了驿站照片',
    'samples.takeIn': () => '收了一份样品',
    'samples.start': () => '开始检测一份样品',
    'samples.startAgain': () => '开始再次筛查一份样品',
    'samples.enter': () => '录入了检测结果',
    'samples.verify': ({ after }) =>
      after['state'] === 'published'
        ? '复核并公布了检测结果'
        : after['state'] === 'screen_again'
          ? '复核了初筛，要再次筛查'
          : '把检测结果退回重测',
    'samples.reject': () => '没有检测一份样品',
    'samples.invalidate': () => '把公布的检测结果作废了',
    'samples.startRound': () => '开始了一次市场抽样',
    'samples.addStall': () => '给市场抽样加了一个摊位',
    'samples.takeOnRound': () => '在市场抽了一份样品',
    'samples.closeRound': () => '结束了一次市场抽样',
    'samples.startTogether': () => '开始检测一批市场样品',
    'operations.sendAgain': () => '把一条没送达的微信通知再发一次',
    'audit.beginExport': () => '导出了操作记录',
    'booking.book': () => '约了一个时段',
    'booking.joinLine': () => '排了一个时段的候补',
    'booking.takeOffer': () => '确认了候补到的名额',
    'booking.cancel': () => '取消了预约',
    'booking.addOffering': () => '开放了一项预约',
    'booking.setPlan': () => '改了预约的时段和名额',
    'booking.checkIn': () => '给预约的人签到',
    'booking.undoCheckIn': () => '撤回了一次签到',
    'booking.serve': () => '办完了一个预约',
    'booking.cancelFor': () => '取消了别人的预约',
    'booking.closeSlot': () => '取消了一个时段',
    'booking.drawNumber': () => '取了号',
    'booking.leaveQueue': () => '不排队了',
    'booking.addTurn': () => '给没带手机的人取了号',
    'booking.callNext': () => '叫了下一位',
    'booking.callAgain': () => '再叫了一次号',
    'booking.missTurn': () => '记了一个过号',
    'booking.serveTurn': () => '办完了一个号',
  },
  en: {
    'staff.invite': (_, role) => `invited ${a(role)}`,
    'staff.withdraw': (_, role) => `withdrew the invitation of ${a(role)}`,
    'staff.accept': (_, role) => `accepted an invitation and became ${a(role)}`,
    'staff.suspend': (facts, role) => `suspended ${as(facts, role)}`,
    'staff.resume': (facts, role) => `resumed ${as(facts, role)}`,
    'staff.end': (facts, role) => `ended the role of ${as(facts, role)}`,
    'station.edit': () => 'changed the record of a station',
    'station.setLive': () => 'counted free seats and chargers',
    'station.setClosed': ({ after }) =>
      after['closedByStaff'] === true ? 'closed the station' : 'opened the station again',
    'station.setException': () => 'set a special day',
    'station.removeException': () => 'took a special day back',
    'station.answerLocked': () => 'answered who found it locked',
    'station.startEmergency': () => 'started an emergency',
    'station.endEmergency': () => 'ended an emergency',
    'station.setFavourite': () => 'changed a favourite',
    'station.reportLocked': () => 'reported a station as locked',
    'account.update': () => 'changed a profile',
    'account.serveAtCounter': ({ after }) =>
      after['channel'] === 'telephone'
        ? 'began to act for somebody on the telephone'
        : 'began to act for somebody at the counter',
    'account.unmaskPhone': () => 'looked at the whole number of somebody',
    'account.endDelegation': ({ before }) =>
      before['channel'] === undefined ? 'ended acting for family' : 'finished acting for somebody',
    'account.acceptDelegation': () => 'began to act for family',
    'privacy.deleteAccount': (_, role) => `deleted their account and is no longer ${a(role)}`,
    'imports.begin': () => 'began to import a list of stations',
    'imports.addPart': () => 'sent a part of a list of stations',
    'imports.write': () => 'imported a list of stations',
    'photos.cover': ({ after }) =>
      after['strokes'] === 0 ? 'uncovered a picture' : 'covered parts of a picture',
    'area.add': () => 'added an area',
    'area.rename': () => 'renamed an area',
    'area.place': () => 'said where an area lies',
    'area.close': () => 'closed an area',
    'area.reopen': () => 'opened an area again',
    'area.setContacts': () => 'changed the contacts of a grid',
    'area.takeOver': ({ after }) =>
      after['state'] === 'ended'
        ? 'closed an area that the district’s folder does not list'
        : after['state'] === 'active'
          ? 'opened an area again that the district’s folder lists'
          : 'removed an area that the district’s folder does not list',
    'district.setRules': () => 'changed the rules of the district',
    'district.setCatalogue': () => 'changed the catalogue of services',
    'district.setYear': () => 'changed a year of the calendar',
    'district.returnTo': () => 'returned settings to an earlier version',
    'district.withdraw': () => 'withdrew settings not in force yet',
    'district.takeOver': () => 'took over what the district’s folder changed',
    'submissions.decide': ({ after }) =>
      after['state'] === 'published'
        ? 'published photos of a station'
        : after['state'] === 'upheld'
          ? 'heard an objection and refused photos of a station for good'
          : 'refused photos of a station',
    'submissions.takeDown': () => 'took down photos of a station',
    'samples.takeIn': () => 'took a sample in',
    'samples.start': () => 'began to test a sample',
    'samples.startAgain': () => 'began another screening of a sample',
    'samples.enter': () => 'entered results of a sample',
    'samples.verify': ({ after }) =>
      after['state'] === 'published'
        ? 'verified and published the result of a sample'
        : after['state'] === 'screen_again'
          ? 'verified a first screening: another is needed'
          : 'sent the result of a sample back to be tested anew',
    'samples.reject': () => 'rejected a sample',
    'samples.invalidate': () => 'marked a published result as invalid',
    'samples.startRound': () => 'began a round of a market',
    'samples.addStall': () => 'put a stall on the list of a round',
    'samples.takeOnRound': () => 'took a sample on a round of a market',
    'samples.closeRound': () => 'ended a round of a market',
    'samples.startTogether': () => 'began to test samples of a round',
    'operations.sendAgain': () => 'sent a WeChat message again that was given up',
    'audit.beginExport': () => 'exported the audit log',
    'booking.book': () => 'booked a slot',
    'booking.joinLine': () => 'joined the line of a slot',
    'booking.takeOffer': () => 'took a place that came free',
    'booking.cancel': () => 'cancelled a booking',
    'booking.addOffering': () => 'opened something for booking',
    'booking.setPlan': () => 'changed slots and places',
    'booking.checkIn': () => 'checked a booking in',
    'booking.undoCheckIn': () => 'took a check-in back',
    'booking.serve': () => 'finished a booking',
    'booking.cancelFor': () => 'cancelled somebody’s booking',
    'booking.closeSlot': () => 'called a slot off',
    'booking.drawNumber': () => 'drew a number',
    'booking.leaveQueue': () => 'left the queue',
    'booking.addTurn': () => 'drew a number for somebody without a phone',
    'booking.callNext': () => 'called the next one',
    'booking.callAgain': () => 'called a number once more',
    'booking.missTurn': () => 'noted that a number was missed',
    'booking.serveTurn': () => 'finished a number',
  },
}
