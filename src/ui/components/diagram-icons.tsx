/** The marks of BPMN 2.0 on a field of 16 by 16, as lines in the colour around. */
export const diagramIcons = {
  timer: (
    <g>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4V8L11 10" />
    </g>
  ),
  message: <path d="M2 4H14V12H2ZM2 4L8 9L14 4" />,
  signal: <path d="M8 3L14 12H2Z" />,
  condition: <path d="M4 2H12V14H4ZM6 5H10M6 8H10M6 11H10" />,
  error: <path d="M2 13L6 4L9 10L13 2L10 13L7 8Z" />,
  escalation: <path d="M8 2L13 13L8 9L3 13Z" />,
  compensation: <path d="M8 4V12L2 8ZM14 4V12L8 8Z" />,
  terminate: <circle class="city-diagram__full" cx="8" cy="8" r="6" />,
  person: (
    <g>
      <circle cx="8" cy="5" r="3" />
      <path d="M2 14C2 10 5 9 8 9S14 10 14 14Z" />
    </g>
  ),
  gears: (
    <g>
      <circle cx="8" cy="8" r="4.5" />
      <circle cx="8" cy="8" r="1.5" />
      <path d="M8 1V3.5M8 12.5V15M1 8H3.5M12.5 8H15M3 3L4.8 4.8M11.2 11.2L13 13M13 3L11.2 4.8M4.8 11.2L3 13" />
    </g>
  ),
  table: <path d="M2 3H14V13H2ZM2 6H14M6 6V13M2 9.5H14" />,
  script: <path d="M4 2H13C10 5 13 9 11 14H3C6 9 2 6 4 2ZM6 6H10M6 10H10" />,
  hand: <path d="M2 7L7 4H9L6 7H14V9H8M14 9V11H8M13 11V13H6L2 12Z" />,
  either: <path class="city-diagram__strong" d="M4 4L12 12M12 4L4 12" />,
  both: <path class="city-diagram__strong" d="M8 2V14M2 8H14" />,
  any: <circle class="city-diagram__strong" cx="8" cy="8" r="5" />,
  event: (
    <g>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 4L12 7L10.5 11.5H5.5L4 7Z" />
    </g>
  ),
  complex: <path class="city-diagram__strong" d="M8 2V14M2 8H14M4 4L12 12M12 4L4 12" />,
};
