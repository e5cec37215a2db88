/** Lists and calendars that antd hangs on the body: a press inside one is no press outside the part that opened it. */
const popups =
  '.ant-select-dropdown, .ant-picker-dropdown, .ant-cascader-dropdown, .ant-popover, .ant-dropdown, .ant-drawer, .ant-modal-wrap, .kx-pop, .kx-toasts'

export const isInPopup = (target: EventTarget | null): boolean => target instanceof Element && target.closest(popups) !== null
