import { visibleSheets } from './workbook-sheets'

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

it('follows the tabs, whatever the parts are called and however the programs write them', () => {
  const workbook = `<x:workbook xmlns:x="urn:x"><x:sheets>
    <x:sheet name="今年 > 去年" sheetId="7" d1p1:id="rId9" />
    <x:sheet sheetId='1' state='visible' name='a"b' d1p1:id='rId1'/>
    <x:sheet name="hidden" sheetId="2" state="hidden" d1p1:id="rId2"/>
    <x:sheet name="very" sheetId="3" state="veryHidden" d1p1:id="rId3"/>
    <x:sheet name="chart" sheetId="4" d1p1:id="rId4"/>
    <x:sheet name="lost" sheetId="5" d1p1:id="rId5"/>
  </x:sheets><x:sheetPr id="rId1"/></x:workbook>`
  const relationships = `<Relationships>
    <Relationship Id="rId1" Type="${TYPE}/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="${TYPE}/worksheet" Target="worksheets/sheet2.xml"/>
    <Relationship Id="rId3" Type="${TYPE}/worksheet" Target="worksheets/sheet3.xml"/>
    <Relationship Id="rId4" Type="${TYPE}/chartsheet" Target="chartsheets/sheet1.xml"/>
    <Relationship Target="/xl/worksheets/Data.xml" Type="${TYPE}/worksheet" Id="rId9"/>
  </Relationships>`
  expect(visibleSheets(workbook, relationships)).toEqual([
    'xl/worksheets/Data.xml',
    'xl/worksheets/sheet1.xml',
  ])
})
