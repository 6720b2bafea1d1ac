### The generated page.

page-conflict = a merge conflict lies outside the marks of the generated part, or across one of them
    .help = settle it as in any other file; only what stands between the marks is written anew
page-mark-broken = this line is nearly a mark of the generated part
    .help = write it as { $begin } or as { $end }
page-mark-doubled = a second mark of the generated part
    .help = keep one pair of marks and remove this line
page-marks-reversed = this mark stands above the one that begins the generated part
    .help = move it below the line { $begin }
page-no-begin = nothing begins the generated part that ends here
    .help = add this line above it: { $begin }
page-no-end = nothing ends the generated part that begins here
    .help = add this line below it: { $end }
page-no-marks = nothing says where the generated part belongs
    .help = add these two lines where it should stand: { $begin } and { $end }
