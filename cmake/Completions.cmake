# SPDX-License-Identifier: Apache-2.0
# Makes the completions with the program itself, so that they say what it takes, and installs each where its shell
# looks for it. A program for another machine that cannot be run here makes none.

# vidra_completions(TARGET)
function(vidra_completions program)
  if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    message(STATUS "the program cannot be run here: no shell completions are made")
    return()
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/completions)
  file(MAKE_DIRECTORY ${folder})
  set(made)
  foreach(shell bash zsh fish)
    add_custom_command(OUTPUT ${folder}/${shell}
      COMMAND ${program} completion ${shell} --output ${folder}/${shell}
      DEPENDS ${program}
      VERBATIM)
    list(APPEND made ${folder}/${shell})
  endforeach()
  add_custom_target(completions ALL DEPENDS ${made})
  install(FILES ${folder}/bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME vidra)
  install(FILES ${folder}/zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _vidra)
  install(FILES ${folder}/fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME vidra.fish)
endfunction()
