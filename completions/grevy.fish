# Completion of grevy for fish, made by: grevy completion fish
# To use it in this shell: grevy completion fish | source

# Names in the knowledge, of the very program that is being typed.
function __grevy_names
    set -l program (commandline -opc)[1]
    $program completion --names $argv[1] 2>/dev/null
end

complete -c grevy -f
complete -c grevy -s h -l help -d 'Print this help message and exit'
complete -c grevy -l version -d 'the versions of the program and of its knowledge'
complete -c grevy -l no-color -l no-colour -d 'plain text, also on a terminal'

complete -c grevy -n __fish_use_subcommand -a advise -d 'which treatments are open to one person, why, and what speaks against each'
complete -c grevy -n '__fish_seen_subcommand_from advise' -r -F
complete -c grevy -n '__fish_seen_subcommand_from advise' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from advise' -l format -x -a 'text json' -d 'text or json'
complete -c grevy -n '__fish_seen_subcommand_from advise' -l json -d 'short for --format json'
complete -c grevy -n '__fish_seen_subcommand_from advise' -l as-of -x -d 'judge by what was in force on this day (default: today)'
complete -c grevy -n '__fish_seen_subcommand_from advise' -l jurisdiction -x -a '(__grevy_names jurisdictions)' -d 'whose labels count, such as EU or US (default: all, side by side)'
complete -c grevy -n '__fish_seen_subcommand_from advise' -l why -x -a '(__grevy_names treatments)' -d 'show only this treatment, with every rule, whether it holds or not, and what would change its verdict; may be repeated'
complete -c grevy -n '__fish_seen_subcommand_from advise' -l after -x -a '(__grevy_names treatments)' -d 'as if this treatment had been given: which options that closes, restricts or opens, and the advice then'
complete -c grevy -n '__fish_seen_subcommand_from advise' -l all -d 'show every treatment in full'
complete -c grevy -n '__fish_seen_subcommand_from advise' -l knowledge -x -a '(__fish_complete_directories)' -d 'use the knowledge files of this directory instead of the built-in knowledge'

complete -c grevy -n __fish_use_subcommand -a check -d 'read knowledge files, report every problem at once, and try their vignettes'
complete -c grevy -n '__fish_seen_subcommand_from check' -a '(__fish_complete_directories)'
complete -c grevy -n '__fish_seen_subcommand_from check' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from check' -l knowledge -x -a '(__fish_complete_directories)' -d 'the directory with the files'
complete -c grevy -n '__fish_seen_subcommand_from check' -l as-of -x -d 'the day on which reviews count as overdue (default: today)'
complete -c grevy -n '__fish_seen_subcommand_from check' -l quick -d 'without the vignettes'

complete -c grevy -n __fish_use_subcommand -a show -d 'everything that the knowledge says of a field, a treatment, a rule or a source'
complete -c grevy -n '__fish_seen_subcommand_from show' -a '(__grevy_names all)'
complete -c grevy -n '__fish_seen_subcommand_from show' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from show' -l format -x -a 'text json' -d 'text or json (a list: a name can stand for several things)'
complete -c grevy -n '__fish_seen_subcommand_from show' -l json -d 'short for --format json'
complete -c grevy -n '__fish_seen_subcommand_from show' -l knowledge -x -a '(__fish_complete_directories)' -d 'use the knowledge files of this directory instead of the built-in knowledge'

complete -c grevy -n __fish_use_subcommand -a fields -d 'the form: what a case can state, and how each fact is written'
complete -c grevy -n '__fish_seen_subcommand_from fields' -a '(__grevy_names fields)'
complete -c grevy -n '__fish_seen_subcommand_from fields' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from fields' -l section -x -a '(__grevy_names sections)' -d 'only this section of the form'
complete -c grevy -n '__fish_seen_subcommand_from fields' -l format -x -a 'text json' -d 'text or json'
complete -c grevy -n '__fish_seen_subcommand_from fields' -l json -d 'short for --format json'
complete -c grevy -n '__fish_seen_subcommand_from fields' -l knowledge -x -a '(__fish_complete_directories)' -d 'use the knowledge files of this directory instead of the built-in knowledge'

complete -c grevy -n __fish_use_subcommand -a init -d 'write an empty case to fill in, with every field explained'
complete -c grevy -n '__fish_seen_subcommand_from init' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from init' -l full -d 'all fields (default: those that are asked of everybody)'
complete -c grevy -n '__fish_seen_subcommand_from init' -l knowledge -x -a '(__fish_complete_directories)' -d 'use the knowledge files of this directory instead of the built-in knowledge'

complete -c grevy -n __fish_use_subcommand -a interview -d 'asks for what matters, one question at a time, and writes the case'
complete -c grevy -n '__fish_seen_subcommand_from interview' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from interview' -l from -r -F -d 'start from the facts of this case file'
complete -c grevy -n '__fish_seen_subcommand_from interview' -l out -r -F -d 'write the case to this file (default: show it at the end)'
complete -c grevy -n '__fish_seen_subcommand_from interview' -l force -d 'replace the file of --out'
complete -c grevy -n '__fish_seen_subcommand_from interview' -l as-of -x -d 'judge by what was in force on this day (default: today)'
complete -c grevy -n '__fish_seen_subcommand_from interview' -l jurisdiction -x -a '(__grevy_names jurisdictions)' -d 'whose labels count, such as EU or US (default: all, side by side)'
complete -c grevy -n '__fish_seen_subcommand_from interview' -l knowledge -x -a '(__fish_complete_directories)' -d 'use the knowledge files of this directory instead of the built-in knowledge'

complete -c grevy -n __fish_use_subcommand -a prove -d 'prove that the knowledge has no conflict and no gap, for every plausible case'
complete -c grevy -n '__fish_seen_subcommand_from prove' -a '(__fish_complete_directories)'
complete -c grevy -n '__fish_seen_subcommand_from prove' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from prove' -l knowledge -x -a '(__fish_complete_directories)' -d 'the directory with the files'
complete -c grevy -n '__fish_seen_subcommand_from prove' -l report -r -F -d 'also write a page for readers, as HTML'
complete -c grevy -n '__fish_seen_subcommand_from prove' -l only -x -a 'a b c d e f g h i' -d 'only some kinds of duties, such as a,b'
complete -c grevy -n '__fish_seen_subcommand_from prove' -l prover -x -a 'both diagrams z3' -d 'who proves: both, diagrams or z3'

complete -c grevy -n __fish_use_subcommand -a diff -d 'for whom two versions of the knowledge give another verdict, proved for every case'
complete -c grevy -n '__fish_seen_subcommand_from diff'
complete -c grevy -n '__fish_seen_subcommand_from diff' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from diff' -l format -x -a 'text json' -d 'text or json'
complete -c grevy -n '__fish_seen_subcommand_from diff' -l json -d 'the same as --format json'
complete -c grevy -n '__fish_seen_subcommand_from diff' -l out -r -F -d 'also write it as release notes, as YAML'
complete -c grevy -n '__fish_seen_subcommand_from diff' -l as-of -x -d 'judge by what was in force on this day (default: today)'
complete -c grevy -n '__fish_seen_subcommand_from diff' -l jurisdiction -x -a '(__grevy_names jurisdictions)' -d 'whose labels count, such as EU or US (default: all, side by side)'

complete -c grevy -n __fish_use_subcommand -a trace -d 'where each row of the evidence is encoded, or why it is left out'
complete -c grevy -n '__fish_seen_subcommand_from trace' -a '(__fish_complete_directories)'
complete -c grevy -n '__fish_seen_subcommand_from trace' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from trace' -l knowledge -x -a '(__fish_complete_directories)' -d 'the directory with the files'
complete -c grevy -n '__fish_seen_subcommand_from trace' -l rows -r -F -d 'the list of the rows'
complete -c grevy -n '__fish_seen_subcommand_from trace' -l review -r -F -d 'also write the doubtful rows as questions'
complete -c grevy -n '__fish_seen_subcommand_from trace' -l brief -d 'only the counts and what is left over'

complete -c grevy -n __fish_use_subcommand -a mutate -d 'change one rule at a time and see which mistakes no worked case notices'
complete -c grevy -n '__fish_seen_subcommand_from mutate' -a '(__fish_complete_directories)'
complete -c grevy -n '__fish_seen_subcommand_from mutate' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from mutate' -l knowledge -x -a '(__fish_complete_directories)' -d 'the directory with the files'
complete -c grevy -n '__fish_seen_subcommand_from mutate' -l only -x -d 'only some rules, precautions, measures, pathways or treatments'
complete -c grevy -n '__fish_seen_subcommand_from mutate' -l cases -d 'with cases that would notice the rest; what they must get, the sources tell'

complete -c grevy -n __fish_use_subcommand -a mcdc -d 'which comparison of which rule no worked case shows to decide (masking MC/DC)'
complete -c grevy -n '__fish_seen_subcommand_from mcdc' -a '(__fish_complete_directories)'
complete -c grevy -n '__fish_seen_subcommand_from mcdc' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from mcdc' -l knowledge -x -a '(__fish_complete_directories)' -d 'the directory with the files'

complete -c grevy -n __fish_use_subcommand -a census -d 'how often each rule fires, and each verdict occurs, for random plausible cases'
complete -c grevy -n '__fish_seen_subcommand_from census' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from census' -l knowledge -x -a '(__fish_complete_directories)' -d 'use the knowledge files of this directory instead of the built-in knowledge'
complete -c grevy -n '__fish_seen_subcommand_from census' -l n -x -d 'how many cases'
complete -c grevy -n '__fish_seen_subcommand_from census' -l seed -x -d 'another number draws other cases'

complete -c grevy -n __fish_use_subcommand -a completion -d 'write a script with which your shell completes grevy'
complete -c grevy -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'
complete -c grevy -n '__fish_seen_subcommand_from completion' -s h -l help -d 'Print this help message and exit'
complete -c grevy -n '__fish_seen_subcommand_from completion' -l knowledge -x -a '(__fish_complete_directories)' -d 'use the knowledge files of this directory instead of the built-in knowledge'
