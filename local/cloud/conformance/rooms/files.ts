import assert from 'node:assert/strict'
import { refused } from '../expect'
import type { Room } from '../world'

/** Files of the environment. */
export const files: Room = {
  name: 'files',
  cases: [
    {
      name: 'a file goes up, is linked to, comes down and is deleted',
      run: async ({ app, prefix }) => {
        const content = Buffer.from('暖邻 \u0000 bytes')
        const { fileID } = await app.uploadFile({ cloudPath: `${prefix}/a|b 测试.txt`, fileContent: content })
        assert.ok(fileID.startsWith('cloud://'))
        const { fileList } = await app.getTempFileURL({ fileList: [fileID, { fileID, maxAge: 60 }] })
        assert.deepEqual(
          fileList.map(({ code }) => code),
          ['SUCCESS', 'SUCCESS'],
        )
        assert.match(fileList[0]?.tempFileURL ?? '', /^https?:/)
        assert.deepEqual((await app.downloadFile({ fileID })).fileContent, content)
        const deleted = await app.deleteFile({ fileList: [fileID] })
        assert.equal(deleted.fileList[0]?.code, 'SUCCESS')
        assert.equal(deleted.fileList[0].fileID, fileID)
        const gone = await app.getTempFileURL({ fileList: [fileID] })
        assert.equal(gone.fileList[0]?.code, 'STORAGE_FILE_NONEXIST')
      },
    },
    {
      name: 'what is no list of files, and too long a list, are refused',
      run: async ({ app }) => {
        await refused(app.getTempFileURL({ fileList: [] }), 'INVALID_PARAM')
        await refused(app.getTempFileURL({ fileList: [123] }), 'INVALID_PARAM')
        const many = Array.from({ length: 51 }, () => 'cloud://nowhere.jpg')
        await refused(app.getTempFileURL({ fileList: many }), 'INVALID_PARAM')
        await refused(app.deleteFile({ fileList: many }), 'INVALID_PARAM')
      },
    },
  ],
}
