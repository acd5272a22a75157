{
  const all = [...document.querySelectorAll(".lightbox")];
  const turn = (by, pressed) => {
    const open = document.querySelector(".lightbox:popover-open");
    const other = open && all[all.indexOf(open) + by];
    if (!other) return;
    document.documentElement.classList.add("is-paging");
    open.hidePopover();
    document.querySelector(`[popovertarget=${other.id}]`).focus();
    other.showPopover();
    if (pressed) (other.querySelector(pressed) || other.querySelector("button")).focus();
  };
  for (const [name, by] of [["previous", -1], ["next", 1]])
    for (const button of document.querySelectorAll(".lightbox-" + name)) {
      button.hidden = false;
      button.onclick = () => turn(by, ".lightbox-" + name);
    }
  addEventListener("keydown", ({key}) => {
    const step = {ArrowLeft: -1, ArrowRight: 1}[key];
    if (step) turn(document.dir == "rtl" ? -step : step);
  });
}
