import type { Cloud } from '../../local/cloud/start-cloud'

/** Lets this process open the database and the storage of a cloud as the processes of its functions do. */
export function beFunctionOf({ url }: Pick<Cloud, 'url'>, signingKey: object): void {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: 'local-test',
    NUANLIN_SIGNING_KEYS: JSON.stringify([signingKey]),
  })
}
