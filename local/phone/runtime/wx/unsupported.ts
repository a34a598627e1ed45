/**
 * Functions that WeChat has and this phone does not play. They exist, because a program may look before it calls, and
 * a call is an error that names itself. Anything not listed anywhere is undefined, as an unknown API is in WeChat.
 */
export const UNSUPPORTED = [
  'uploadFile', 'downloadFile', 'connectSocket', 'chooseLocation', 'choosePoi', 'chooseImage',
  'chooseMessageFile', 'saveImageToPhotosAlbum', 'scanCode', 'requestPayment',
  'getUserProfile', 'getUserInfo', 'chooseAddress', 'chooseInvoiceTitle', 'addPhoneCalendar',
  'addPhoneContact', 'startLocationUpdate', 'startLocationUpdateBackground', 'stopLocationUpdate', 'onLocationChange',
  'offLocationChange', 'getRecorderManager', 'createInnerAudioContext', 'getBackgroundAudioManager', 'createVideoContext',
  'createCameraContext', 'createCanvasContext', 'createOffscreenCanvas', 'canvasToTempFilePath',
  'openDocument', 'saveFile', 'getSavedFileList', 'createWorker', 'openBluetoothAdapter', 'startBeaconDiscovery',
  'startWifi', 'startAccelerometer', 'startCompass', 'startGyroscope', 'startDeviceMotionListening', 'getHCEState',
  'startSoterAuthentication', 'navigateToMiniProgram', 'navigateBackMiniProgram', 'exitMiniProgram',
  'openEmbeddedMiniProgram', 'createRewardedVideoAd', 'createInterstitialAd', 'getExtConfigSync', 'getExtConfig',
  'reportEvent', 'reportAnalytics', 'getLogManager', 'getRealtimeLogManager', 'createAnimation', 'loadFontFace',
  'createLivePlayerContext', 'createLivePusherContext', 'setBackgroundFetchToken', 'getBackgroundFetchData',
  'getGroupEnterInfo', 'shareFileMessage', 'getWeRunData', 'openCustomerServiceChat', 'setScreenBrightness',
  'getScreenBrightness', 'createMediaContainer', 'showRedPackage', 'preloadSubpackage',
] as const // prettier-ignore
